// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/wordsproxy.h"

#include <QTimeZone>

namespace atalaya::ui {

/// Versions in words: numbers, moments and people. For the rules and for templates, whose columns these are.
class VersionsProxy final : public WordsProxy
{
    Q_OBJECT

public:
    enum class Of
    {
        Rules,
        Prompts
    };
    VersionsProxy(Of of, const QTimeZone &zone, QObject *parent = nullptr);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;

    Of m_of;
    QTimeZone m_zone;
};

} // namespace atalaya::ui
