// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::ui {

/// A button whose action can't be undone: pressed, it gives way to a question with the answer that does nothing in
/// front. Esc is that answer too. No dialog.
class InPlaceQuestion : public QWidget
{
    Q_OBJECT

public:
    /// Its parts are called `name`.ask, `name`.yes and `name`.no.
    explicit InPlaceQuestion(const QString &name, QWidget *parent = nullptr);

    void setWords(const QString &action, const QString &question, const QString &yes, const QString &no);
    [[nodiscard]] QPushButton *button() const { return m_ask; }
    [[nodiscard]] bool isAsking() const;
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;
    /// Back to the button.
    void takeBack();

Q_SIGNALS:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void show(bool question);

    QPushButton *m_ask;
    QLabel *m_question;
    QPushButton *m_yes;
    QPushButton *m_no;
};

} // namespace atalaya::ui
