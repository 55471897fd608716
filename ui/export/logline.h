// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/loghead.h"
#include "api/net/result.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

namespace atalaya::ui {

/// What an export says about the log that its figures can be held against.
class LogLine
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::LogLine)

public:
    /// The head and when the platform told it; it is not checked by this console, and the line says so.
    [[nodiscard]] static QString of(const api::Result<api::Dated<contract::LogHead>> &head, const Formats &formats);
    [[nodiscard]] static QString unavailable();
};

} // namespace atalaya::ui
