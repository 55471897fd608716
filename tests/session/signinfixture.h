// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/signin.h"
#include "tests/support/servedsession.h"

#include <QObject>

namespace atalaya::tests {

/// One thing that a person does on the way in.
enum class Act
{
    Password,
    Code,
    UseRecovery,
    Recovery,
    Confirm,
    Acknowledge,
    Back
};

/// The way in, before its first step, anew for each test.
class SignInFixture : public QObject, protected ServedSession
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    void act(Act what);
    [[nodiscard]] api::SignIn *signIn() const { return m_session->signIn(); }
    [[nodiscard]] static QString text(const char *value) { return QString::fromLatin1(value); }
};

} // namespace atalaya::tests
