// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace atalaya::ui {

/// The line under a field that says what is wrong with it, and a hint in small print. Takes no room while empty.
class FieldMessage : public QWidget
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget *parent = nullptr);
    void setProblem(const QString &sentence, const QString &hint = {});
    /// A neutral note instead ("starting…").
    void setNote(const QString &sentence, const QString &iconName);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QString m_iconName;
    bool m_isProblem = false;
};

} // namespace atalaya::ui
