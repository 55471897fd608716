// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/governancetest.h"

#include <QTest>

namespace atalaya::tests {

void GovernanceTest::initTestCase()
{
    QVERIFY2(m_scene.start(), qPrintable(m_scene.platform().errorOutput()));
}

void GovernanceTest::init()
{
    m_scene.forget();
}

void GovernanceTest::cleanupTestCase()
{
    QCOMPARE(m_scene.platform().stop(), 0);
    const auto checked = m_scene.platform().run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
}

} // namespace atalaya::tests
