// SPDX-License-Identifier: GPL-3.0-or-later
#include "periodbutton.h"

#include "ui/common/icons.h"
#include "ui/dashboard/dashboardwords.h"

#include <QMenu>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PeriodPreset;

PeriodButton::PeriodButton(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(u"figurePeriod"_s);
    setIcon(ui::icon(u"calendar3"_s));
    auto *const menu = new QMenu(this);
    menu->setObjectName(u"figurePeriodMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, &PeriodButton::fillMenu);
    connect(this, &QPushButton::clicked, this, [this, menu] { menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
}

void PeriodButton::show(const models::DashboardPeriod &period, const rules::DayRange &days, const DashboardWords &words)
{
    m_period = period;
    setText(words.days(days, true));
    setAccessibleName(tr("Period: %1").arg(text()));
    setToolTip(tr("Choose another period"));
}

void PeriodButton::fillMenu()
{
    auto *const menu = findChild<QMenu *>();
    menu->clear();
    const std::pair<PeriodPreset, QString> choices[] = {{PeriodPreset::Last7Days, tr("Last 7 days")},
                                                        {PeriodPreset::Last30Days, tr("Last 30 days")},
                                                        {PeriodPreset::Last90Days, tr("Last 90 days")},
                                                        {PeriodPreset::Last365Days, tr("Last 365 days")},
                                                        {PeriodPreset::ThisMonth, tr("This month")}};
    for (const auto &[preset, text] : choices) {
        QAction *const choice = menu->addAction(text, this, [this, preset = preset] { Q_EMIT presetChosen(preset); });
        choice->setObjectName(u"period.%1"_s.arg(static_cast<int>(preset)));
        choice->setCheckable(true);
        choice->setChecked(m_period.preset == preset);
    }
    menu->addSeparator();
    menu->addAction(tr("Another period…"), this, &PeriodButton::customRequested)->setObjectName(u"period.custom"_s);
}

} // namespace atalaya::ui
