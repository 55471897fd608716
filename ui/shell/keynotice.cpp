// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keynotice.h"

#include "ui/common/keystorewords.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::KeyNotice)
};

} // namespace

std::optional<Banner::Content> keyNotice(const api::KeyStoreStatus &status)
{
    if (!status.problem || *status.problem == api::KeyStoreProblem::NoService || status.mode == status.wanted)
        return std::nullopt;
    const KeyStoreWords words = KeyStoreWords::of(*status.problem, status.backend);
    return Banner::Content{Tint::Warn, words.icon, words.title, Words::tr("Until then nothing outlives Atalaya."),
                           Words::tr("See…")};
}

} // namespace atalaya::ui
