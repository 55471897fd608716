// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/readonly.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ReadOnly)
};

} // namespace

QString readOnlyWords(ReadOnly why)
{
    switch (why) {
    case ReadOnly::Expired:
        return Words::tr("Read-only until you sign in again");
    case ReadOnly::Offline:
        return Words::tr("Read-only until the platform answers again");
    case ReadOnly::No:
        break;
    }
    return {};
}

} // namespace atalaya::ui
