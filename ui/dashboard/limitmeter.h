// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfacts.h"
#include "ui/dashboard/dashboardwords.h"
#include "ui/dashboard/openbutton.h"

class QLabel;

namespace atalaya::ui {

class Meter;

/// One metric against its limit: name, amounts, percent, the meter, and in words when the limit is near. Opens what was
/// used.
class LimitMeter final : public OpenButton
{
    Q_OBJECT

public:
    explicit LimitMeter(QWidget *parent = nullptr);
    void setRow(const models::LimitRow &row, const DashboardWords &words);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    models::LimitLevel m_level = models::LimitLevel::Fine;
    QLabel *m_name;
    QLabel *m_used;
    QLabel *m_limit;
    QLabel *m_share;
    Meter *m_meter;
    QLabel *m_warnIcon;
    QLabel *m_warning;
};

} // namespace atalaya::ui
