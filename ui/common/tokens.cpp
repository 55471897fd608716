// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <QWidget>

namespace atalaya::ui {
namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

Tokens makeLight()
{
    return {
        .dark = false,
        .window = rgb(0xF4F5F7),
        .surface = rgb(0xFFFFFF),
        .raised = rgb(0xFAFBFC),
        .track = rgb(0xECEEF2),
        .line = rgb(0xDDE1E7),
        .lineControl = rgb(0x838C99),
        .text = rgb(0x1A2330),
        .muted = rgb(0x566172),
        .accent = rgb(0x1F5FAE),
        .accentText = rgb(0xFFFFFF),
        .accentSoft = rgb(0xE6EEF9),
        .selection = rgb(0xD9E6F8),
        .selectionText = rgb(0x1A2330),
        .focus = rgb(0x1F5FAE),
        .executed = {rgb(0x0D6148), rgb(0xE0F2EA), rgb(0x107B5D)},
        .review = {rgb(0x7F4C00), rgb(0xFCEFD3), rgb(0xAF840F)},
        .blocked = {rgb(0xA61B1B), rgb(0xFBE5E3), rgb(0x9E1119)},
        .unknown = {rgb(0x4C5766), rgb(0xE8EBEF), rgb(0x838D99)},
        .info = {rgb(0x17498A), rgb(0xE6EEF9)},
        .warn = {rgb(0x6B4000), rgb(0xFCEFD3)},
        .error = {rgb(0x8F1616), rgb(0xFBE5E3)},
        .alarm = {rgb(0xFFFFFF), rgb(0xA61B1B)},
        .chart = {rgb(0x1A5C98), rgb(0xB28425), rgb(0x418D80), rgb(0x6D2341), rgb(0x8984C5), rgb(0x935743)},
        .tenants = {rgb(0x0F6E78), rgb(0x6B3FA0), rgb(0xB0468A), rgb(0x2F5D8C), rgb(0x5A6B1E), rgb(0x8A4B2A),
                    rgb(0x3D4FB5), rgb(0x5F6672)},
    };
}

Tokens makeDark()
{
    return {
        .dark = true,
        .window = rgb(0x14181E),
        .surface = rgb(0x1B2027),
        .raised = rgb(0x232A33),
        .track = rgb(0x29323D),
        .line = rgb(0x313A46),
        .lineControl = rgb(0x717C8B),
        .text = rgb(0xE6EAF0),
        .muted = rgb(0x9DA8B7),
        .accent = rgb(0x74ABFA),
        .accentText = rgb(0x0B1A2E),
        .accentSoft = rgb(0x1E304A),
        .selection = rgb(0x25395A),
        .selectionText = rgb(0xE6EAF0),
        .focus = rgb(0x8DBBFF),
        .executed = {rgb(0x7FD3B4), rgb(0x16332A), rgb(0x61C1A0)},
        .review = {rgb(0xF2C46D), rgb(0x392C12), rgb(0xE0AA27)},
        .blocked = {rgb(0xFFA19A), rgb(0x43211F), rgb(0xC73E36)},
        .unknown = {rgb(0xB7C0CC), rgb(0x2C343F), rgb(0x707985)},
        .info = {rgb(0xA9CCFF), rgb(0x1E304A)},
        .warn = {rgb(0xF2C46D), rgb(0x392C12)},
        .error = {rgb(0xFFA19A), rgb(0x43211F)},
        .alarm = {rgb(0xFFFFFF), rgb(0xB3261E)},
        .chart = {rgb(0x1687E3), rgb(0xFAC86C), rgb(0x83CAB3), rgb(0x9A6B7F), rgb(0xC6C8FC), rgb(0xD66B4B)},
        .tenants = {rgb(0x4FB6C2), rgb(0xB08CE6), rgb(0xE08CC4), rgb(0x7FB0E0), rgb(0xA9BE5A), rgb(0xD49A74),
                    rgb(0x98A6F5), rgb(0xAAB2BF)},
    };
}

} // namespace

const Tokens &Tokens::light()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &Tokens::darkTheme()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &Tokens::of(const QPalette &palette)
{
    // Text is read rather than Window: a widget may sit on a strip of another colour, its text stays the theme's.
    return palette.color(QPalette::Active, QPalette::Text).lightness() > 127 ? darkTheme() : light();
}

const Tokens &Tokens::of(const QWidget *widget)
{
    return of(widget ? widget->palette() : QPalette());
}

QColor Tokens::colour(Tint tint) const
{
    switch (tint) {
    case Tint::Muted:
        return muted;
    case Tint::Accent:
        return accent;
    case Tint::AccentText:
        return accentText;
    case Tint::Executed:
        return executed.text;
    case Tint::Review:
        return review.text;
    case Tint::Blocked:
        return blocked.text;
    case Tint::Unknown:
        return unknown.text;
    case Tint::Info:
        return info.text;
    case Tint::Warn:
        return warn.text;
    case Tint::Error:
        return error.text;
    case Tint::Alarm:
        return alarm.text;
    case Tint::Text:
    case Tint::None:
        break;
    }
    return text;
}

QColor Tokens::chip(Tint tint) const
{
    switch (tint) {
    case Tint::Executed:
        return executed.chip;
    case Tint::Review:
    case Tint::Warn:
        return review.chip;
    case Tint::Blocked:
    case Tint::Error:
        return blocked.chip;
    case Tint::Alarm:
        return alarm.fill;
    case Tint::Accent:
    case Tint::Info:
        return accentSoft;
    default:
        return unknown.chip;
    }
}

QColor Tokens::tenant(const QString &tenantId) const
{
    if (tenantId.isEmpty())
        return tenants.back();
    // FNV-1a: qHash is seeded per process and would give another colour at every start.
    quint32 hash = 2166136261U;
    for (const char byte : tenantId.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return tenants.at(hash % (tenants.size() - 1));
}

QPalette Tokens::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, surface);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, muted);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, accentText);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, selectionText);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Mid, track);
    p.setColor(QPalette::Midlight, line);
    p.setColor(QPalette::Dark, lineControl);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Shadow, line);
    // Disabled stays readable on purpose.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, muted);
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    p.setColor(QPalette::Disabled, QPalette::Button, window);
    p.setColor(QPalette::Disabled, QPalette::Dark, line);
    return p;
}

} // namespace atalaya::ui
