// SPDX-License-Identifier: GPL-3.0-or-later
#include "uifixture.h"

namespace atalaya::tests {

void UiFixture::initTestCase()
{
    m_theme = new ui::Theme(this);
    m_language = new ui::Language(this);
}

void UiFixture::startAnew()
{
    m_language->setPreference(QStringLiteral("en"));
    m_profile = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_profile->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    startAgain();
}

} // namespace atalaya::tests
