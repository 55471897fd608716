// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"
#include "ui/common/wordsproxy.h"

namespace atalaya::ui {

/// The looks of the list of overrides.
class OverridesProxy final : public WordsProxy
{
    Q_OBJECT

public:
    explicit OverridesProxy(const Formats &formats, QObject *parent = nullptr);

    /// After a change of language.
    void setFormats(const Formats &formats);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] QVariant mark(const QModelIndex &index) const override;

    Formats m_formats;
};

} // namespace atalaya::ui
