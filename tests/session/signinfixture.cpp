// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinfixture.h"

namespace atalaya::tests {

using namespace std::chrono_literals;

void SignInFixture::init()
{
    api::NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 500ms;
    limits.backOff = {1ms, 1ms};
    startAgain(limits);
    signIn()->setServer(m_server->url());
}

void SignInFixture::cleanup()
{
    end();
}

void SignInFixture::act(Act what)
{
    switch (what) {
    case Act::Password:
        signIn()->submitPassword(text("ana@ejemplo.es"), text("clave larga"));
        break;
    case Act::Code:
        signIn()->submitCode(text("123456"));
        break;
    case Act::UseRecovery:
        signIn()->useRecoveryCode();
        break;
    case Act::Recovery:
        signIn()->submitRecoveryCode(text("0-AAAA-BBBB-CCCC-DDDD"));
        break;
    case Act::Confirm:
        signIn()->confirmEnrollment(text("123456"));
        break;
    case Act::Acknowledge:
        signIn()->acknowledgeRecoveryCodes();
        break;
    case Act::Back:
        signIn()->back();
        break;
    }
}

} // namespace atalaya::tests
