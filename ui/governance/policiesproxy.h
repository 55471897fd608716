// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/wordsproxy.h"

#include <QTimeZone>

namespace atalaya::ui {

/// The looks of the list of policies: words, figures, dates, what is a draft.
class PoliciesProxy final : public WordsProxy
{
    Q_OBJECT

public:
    explicit PoliciesProxy(const QTimeZone &zone, QObject *parent = nullptr);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] bool isFigure(int column) const override;
    [[nodiscard]] QVariant mark(const QModelIndex &index) const override;

    QTimeZone m_zone;
};

} // namespace atalaya::ui
