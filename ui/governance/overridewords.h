// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/override.h"
#include "api/net/apierror.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/factgrid.h"
#include "ui/common/tokens.h"

#include <QList>
#include <QString>

namespace atalaya::ui {

/// What became of an override, as it stands on a chip; unknown states are shown as they are.
struct OverrideLook
{
    QString word{};
    QString icon{};
    Tint tint = Tint::Unknown;
};
[[nodiscard]] OverrideLook overrideLook(const QString &state);
/// Every state, in the order of a list.
[[nodiscard]] QStringList overrideStates();
/// "Once", "8 hours of this entity".
[[nodiscard]] QString scopeWords(const QString &scope, qint64 hours, const Formats &formats);
[[nodiscard]] QString personWords(const contract::Person &person);
/// Everything about one of them, line by line.
[[nodiscard]] QList<FactGrid::Fact> overrideFacts(const contract::Override &override, const AuditWords &words);
/// Why a word about it, or asking for it, was refused.
[[nodiscard]] QString overrideRefusalWords(const api::ApiError &error);

} // namespace atalaya::ui
