// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"
#include "ui/common/wordsproxy.h"

namespace atalaya::ui {

/// What was found in a text that is tried, in words.
class FoundProxy final : public WordsProxy
{
    Q_OBJECT

public:
    using WordsProxy::WordsProxy;

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] QVariant mark(const QModelIndex &index) const override;
};

} // namespace atalaya::ui
