// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QObject>

namespace atalaya::ui {

/// Owns which theme the application wears: dresses it in the palette and the base font, and says when that changes.
/// Widgets need not listen: they get QEvent::PaletteChange and read `Tokens::of(this)`.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        FollowSystem,
        Light,
        Dark
    };
    Q_ENUM(Mode)

    /// Sets the style too. Reads the system's own palette first, so make it before anything changes that.
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] const Tokens &tokens() const;
    void setMode(Mode mode);
    /// What the desktop prefers now; told by whoever watches it.
    void setSystemDark(bool dark);

    /// "system", "light" or "dark", for settings.
    [[nodiscard]] static QString key(Mode mode);
    [[nodiscard]] static Mode fromKey(const QString &key);

Q_SIGNALS:
    void changed();

private:
    void apply();

    Mode m_mode = Mode::FollowSystem;
    bool m_systemDark = false;
};

} // namespace atalaya::ui
