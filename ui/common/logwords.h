// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QCoreApplication>

namespace atalaya::ui {

/// What is known of the log, in words.
struct LogWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::LogWords)

public:
    struct Line
    {
        QString icon{};
        Tint tint = Tint::Muted;
        QString text{};
        bool operator==(const Line &) const = default;
    };

    /// For the page: "Page verified against head 100,000 · pinned on first use".
    [[nodiscard]] static Line page(const api::LogStatus &status, const Formats &formats);
    /// For the line at the foot of the window: "Log verified · 100,000 leaves".
    [[nodiscard]] static Line foot(const api::LogStatus &status, const Formats &formats);
    /// "pinned on first use", with its day.
    [[nodiscard]] static QString trust(const api::LogStatus &status, const Formats &formats);
    /// One or two words: "fork".
    [[nodiscard]] static QString name(api::LogOutcome outcome);
    /// What happened, without blame.
    [[nodiscard]] static QString title(api::LogOutcome outcome);
    [[nodiscard]] static QString story(const api::LogAlarm &alarm, const Formats &formats);
    /// "1,204 to 1,260"
    [[nodiscard]] static QString numbers(const api::LostLeaves &lost, const Formats &formats);
    /// For the banner: what, and since when.
    [[nodiscard]] static QString banner(const api::LogAlarm &alarm, const Formats &formats);
    /// "5f1c 9a40 … c81a e27b"
    [[nodiscard]] static QString shortHash(const api::TreeHash &hash);
    [[nodiscard]] static QDateTime at(contract::Instant instant);
};

} // namespace atalaya::ui
