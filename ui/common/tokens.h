// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

class QWidget;

namespace atalaya::ui {

/// Which token an icon or a word is drawn with; resolved when it is painted, so a change of theme needs no rebuild.
enum class Tint
{
    Text,
    Muted,
    Accent,
    AccentText,
    Executed,
    Review,
    Blocked,
    Unknown,
    Info,
    Warn,
    Error,
    Alarm,
    /// The mark's own colours: not filled at all.
    None
};

/// The colours of the product for one theme. Plain values: text keeps 4.5:1, marks and control borders 3:1.
struct Tokens
{
    /// Text, chip or cell background, and mark (bar, point, meter) of one state.
    struct State
    {
        QColor text;
        QColor chip;
        QColor mark;
    };
    struct Strip
    {
        QColor text;
        QColor fill;
    };

    bool dark = false;
    QColor window;
    QColor surface;
    QColor raised;
    QColor track;
    QColor line;
    QColor lineControl;
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentText;
    QColor accentSoft;
    QColor selection;
    QColor selectionText;
    QColor focus;
    State executed;
    State review;
    State blocked;
    State unknown;
    Strip info;
    Strip warn;
    Strip error;
    Strip alarm;
    /// In order of use; never the third where states are shown too.
    std::array<QColor, 6> chart;
    std::array<QColor, 8> tenants;

    [[nodiscard]] QColor colour(Tint tint) const;
    /// Chip background that goes with a state's or strip's text.
    [[nodiscard]] QColor chip(Tint tint) const;
    /// The same colour for the same id, everywhere and for ever; grey for the platform itself (empty id).
    [[nodiscard]] QColor tenant(const QString &tenantId) const;
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] static const Tokens &light();
    [[nodiscard]] static const Tokens &darkTheme();
    /// The theme that `palette` was made from.
    [[nodiscard]] static const Tokens &of(const QPalette &palette);
    [[nodiscard]] static const Tokens &of(const QWidget *widget);
};

} // namespace atalaya::ui
