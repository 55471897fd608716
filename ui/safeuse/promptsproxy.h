// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/wordsproxy.h"

#include <QTimeZone>

namespace atalaya::ui {

/// The list of templates in words.
class PromptsProxy final : public WordsProxy
{
    Q_OBJECT

public:
    explicit PromptsProxy(const QTimeZone &zone, QObject *parent = nullptr);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] QVariant mark(const QModelIndex &index) const override;

    QTimeZone m_zone;
};

} // namespace atalaya::ui
