// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/statepane.h"

namespace atalaya::ui {

/// What the window says while the place where this computer keeps keys has not answered yet.
class OpeningPage final : public StatePane
{
    Q_OBJECT

public:
    explicit OpeningPage(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace atalaya::ui
