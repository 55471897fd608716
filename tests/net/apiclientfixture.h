// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apiclient.h"
#include "tests/support/fakeserver.h"

#include <QObject>

#include <memory>

namespace atalaya::tests {

constexpr auto kThing = "GET /api/thing";

/// Anybody's question.
[[nodiscard]] api::Request get(const QString &path = QStringLiteral("/api/thing"));
[[nodiscard]] api::Request post();

/// A client with little patience and a server that says what the test wants, anew for each test.
class ApiClientFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<api::ApiClient> m_client;
};

} // namespace atalaya::tests
