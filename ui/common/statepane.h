// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::ui {

/// What stands in a pane that has nothing to show: empty (with the next step), failed (what to do, code to copy),
/// forbidden (who may), offline, not found.
class StatePane : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QString icon{};
        Tint tint = Tint::Muted;
        QString title{};
        QString text{};
        /// Words inside `text` that are drawn bold; the text itself is always plain.
        QStringList emphasis{};
        QString primary{};
        QString primaryIcon{};
        /// Off: the first button is drawn like the second (forbidden, where nothing is recommended).
        bool recommends = true;
        QString secondary{};
        QString secondaryIcon{};
        /// Correlation id, copyable; empty: no line.
        QString code{};
    };

    explicit StatePane(QWidget *parent = nullptr);
    void setContent(const Content &content);
    [[nodiscard]] QPushButton *primaryButton() const { return m_primary; }
    [[nodiscard]] QPushButton *secondaryButton() const { return m_secondary; }
    void focusFirst();

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawIcon();
    void retranslate();

    Content m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_primary;
    QPushButton *m_secondary;
    QWidget *m_codeRow;
    QLabel *m_codeWord;
    QLabel *m_code;
    QPushButton *m_copy;
};

} // namespace atalaya::ui
