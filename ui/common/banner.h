// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// One strip over the whole width: icon, sentence, one button. 38 high, 44 for the log alarm.
class Banner : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        /// Info, Warn, Error or Alarm.
        Tint tint = Tint::Info;
        QString icon{};
        /// Bold, before the sentence; may be empty.
        QString heading{};
        QString sentence{};
        QString button{};

        bool operator==(const Content &) const = default;
    };

    explicit Banner(QWidget *parent = nullptr);
    void setContent(const Content &content);
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void triggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tintLabels();

    Content m_content;
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace atalaya::ui
