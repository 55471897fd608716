// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace atalaya::models {
class ThisComputer;
}

namespace atalaya::ui {

class CacheBox;
class FieldMessage;

/// "This computer": where the keys are kept, when the window locks itself, what is kept of what was read.
class ComputerBox : public QWidget
{
    Q_OBJECT

public:
    /// `computer` outlives the box.
    explicit ComputerBox(models::ThisComputer *computer, QWidget *parent = nullptr);

    /// What everybody knows who knows the person: no good as a passphrase.
    void setKnownWords(const QStringList &known) { m_known = known; }
    void setZone(const QTimeZone &zone);
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void render();
    void renderKeys();
    void renderMinutes();
    void change();
    void help();

    models::ThisComputer *m_computer;
    QStringList m_known;
    QLabel *m_title;
    QLabel *m_keysTitle;
    QLabel *m_icon;
    QLabel *m_mode;
    QLabel *m_text;
    FieldMessage *m_problem;
    QPushButton *m_change;
    QPushButton *m_help;
    QLabel *m_lockTitle;
    QLabel *m_lockLabel;
    QComboBox *m_minutes;
    QLabel *m_cacheTitle;
    CacheBox *m_cache;
};

} // namespace atalaya::ui
