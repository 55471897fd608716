// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/atalayastyle.h"
#include "ui/common/focusring.h"
#include "ui/common/type.h"

#include <QApplication>

namespace atalaya::ui {

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_systemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QApplication::setStyle(new AtalayaStyle);
    QApplication::setFont(bodyFont());
    new FocusRing(this);
    apply();
}

bool Theme::isDark() const
{
    return m_mode == Mode::Dark || (m_mode == Mode::FollowSystem && m_systemDark);
}

const Tokens &Theme::tokens() const
{
    return isDark() ? Tokens::darkTheme() : Tokens::light();
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setSystemDark(bool dark)
{
    if (m_systemDark == dark)
        return;
    m_systemDark = dark;
    if (m_mode == Mode::FollowSystem)
        apply();
}

void Theme::apply()
{
    QApplication::setPalette(tokens().palette());
    Q_EMIT changed();
}

QString Theme::key(Mode mode)
{
    switch (mode) {
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::FollowSystem:
        break;
    }
    return QStringLiteral("system");
}

Theme::Mode Theme::fromKey(const QString &key)
{
    if (key == QLatin1String("light"))
        return Mode::Light;
    return key == QLatin1String("dark") ? Mode::Dark : Mode::FollowSystem;
}

} // namespace atalaya::ui
