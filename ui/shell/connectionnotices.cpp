// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectionnotices.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::Workspace)
};

} // namespace

Banner::Content expiredNotice()
{
    return {Tint::Warn, QStringLiteral("lock"), Words::tr("Your session has ended."),
            Words::tr("What you see stays; sign in to go on."), Words::tr("Sign in")};
}

Banner::Content offlineNotice(const QDateTime &asOf, const QDateTime &now, const Formats &formats)
{
    return {Tint::Warn, QStringLiteral("cloud-slash"), Words::tr("No connection."),
            asOf.isValid() ? Words::tr("What you see is of %1.").arg(formats.moment(asOf, now))
                           : Words::tr("The platform can't be reached."),
            Words::tr("Retry")};
}

std::optional<Banner::Content> localPlatformNotice(LocalPlatform::State state)
{
    switch (state) {
    case LocalPlatform::State::Running:
        return std::nullopt;
    case LocalPlatform::State::Starting:
        return Banner::Content{
            Tint::Warn, QStringLiteral("arrow-repeat"), {}, Words::tr("Starting the platform on this computer…"), {}};
    case LocalPlatform::State::Stopped:
    case LocalPlatform::State::Failed:
        break;
    }
    return Banner::Content{Tint::Warn, QStringLiteral("exclamation-triangle"),
                           Words::tr("The platform on this computer has ended."),
                           Words::tr("What you see stays; start it again to go on."), Words::tr("Start again")};
}

} // namespace atalaya::ui
