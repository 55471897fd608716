// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"
#include "ui/common/wordsproxy.h"

namespace atalaya::ui {

/// The looks of the reviewers' progress.
class ReviewProgressProxy final : public WordsProxy
{
    Q_OBJECT

public:
    explicit ReviewProgressProxy(const Formats &formats, QObject *parent = nullptr);

    /// "12 % (6 of 50)"; "no approvals".
    [[nodiscard]] static QString hasty(const QVariant &share, qint64 hasty, qint64 approved, const Formats &formats);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] bool isFigure(int column) const override;

    Formats m_formats;
};

} // namespace atalaya::ui
