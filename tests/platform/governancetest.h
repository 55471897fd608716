// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/platform/governancescene.h"

#include <QObject>

namespace atalaya::tests {

/// Cases on one demo platform: each with sessions of its own, because an access token lives for ten minutes; at the end
/// the platform stops cleanly and its data is whole.
class GovernanceTest : public QObject
{
    Q_OBJECT

protected:
    using Answer = GovernanceScene::Answer;

    inline static const std::string admin = "marta.vidal@ascensores-xyz";
    inline static const std::string compliance = "lucia.ferrer@ascensores-xyz";
    inline static const std::string manager = "jorge.pons@ascensores-xyz";
    inline static const std::string stranger = "nuria.campos@banca-norte";

    GovernanceScene m_scene;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
};

} // namespace atalaya::tests
