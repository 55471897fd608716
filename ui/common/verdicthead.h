// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QLabel;

namespace atalaya::ui {

/// What a dialog of work says above everything else: icon and title in the colour of how it stands, and a text below.
class VerdictHead final : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QString icon{};
        Tint tint = Tint::Text;
        QString title{};
        /// Empty: no line.
        QString text{};
    };

    /// The labels are found as `name`.title and `name`.text.
    VerdictHead(const QString &name, QWidget *parent);
    void say(const Content &content);
    [[nodiscard]] QString title() const { return m_content.title; }
    /// Whoever does not see the title hears it.
    void announce();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTint();

    Content m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace atalaya::ui
