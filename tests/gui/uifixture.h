// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/servedsession.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"

#include <QObject>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace atalaya::tests {

/// What a window stands on: looks, words, a profile, and a session with its server.
class UiFixture : public QObject, protected ServedSession
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

protected:
    /// In English, on a new profile, before anybody is signed in.
    void startAnew();
    [[nodiscard]] ui::UiContext context() const { return {m_theme, m_language, m_settings.get()}; }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<QSettings> m_settings;
    ui::Theme *m_theme = nullptr;
    ui::Language *m_language = nullptr;
};

} // namespace atalaya::tests
