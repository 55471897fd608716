// SPDX-License-Identifier: GPL-3.0-or-later
#include "policymapview.h"

#include "charts/decisionmap.h"
#include "ui/common/formats.h"
#include "ui/common/type.h"
#include "ui/dashboard/charttokens.h"
#include "ui/governance/maplegend.h"
#include "ui/governance/policywords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyZone;
using rules::PolicyMode;

namespace {

constexpr double steps = static_cast<double>(rules::confidenceSteps);

/// Who decides there, and what is odd about it.
QString noteOf(const PolicyZone &zone)
{
    QString note = zone.decider.isEmpty() ? PolicyMapView::tr("The default decides")
                   : zone.isMine          ? PolicyMapView::tr("This policy decides")
                                          : PolicyMapView::tr("“%1” decides").arg(zone.decider);
    switch (zone.oddity) {
    case PolicyZone::Oddity::Shadowed:
        note = PolicyMapView::tr("%1 and hides this policy").arg(note);
        break;
    case PolicyZone::Oddity::Contradicted:
        note = PolicyMapView::tr("%1 and contradicts this policy").arg(note);
        break;
    case PolicyZone::Oddity::Gap:
        note = PolicyMapView::tr("%1: nobody speaks there").arg(note);
        break;
    case PolicyZone::Oddity::None:
        break;
    }
    return zone.depends ? PolicyMapView::tr("%1; other conditions can change it").arg(note) : note;
}

QColor fillOf(const PolicyZone &zone, const Tokens &tokens)
{
    if (zone.oddity == PolicyZone::Oddity::Gap)
        return tokens.unknown.chip;
    return zone.mode == PolicyMode::Auto ? tokens.surface : tokens.chip(modeLook(zone.mode).tint);
}

charts::MapZone zoneOf(const PolicyZone &zone, const Tokens &tokens)
{
    const Formats formats;
    charts::MapZone made;
    made.area = QRectF(QPointF(zone.confidenceFrom / steps, zone.riskFrom),
                       QPointF(std::min(1.0, zone.confidenceTo / steps), std::min(100, zone.riskTo)));
    made.fill = fillOf(zone, tokens);
    made.hatched = zone.oddity != PolicyZone::Oddity::None;
    made.name = modeWord(zone.mode);
    made.note = noteOf(zone);
    made.sentence =
        PolicyMapView::tr("Confidence %1 to %2, risk %3 to %4: %5. %6.")
            .arg(formats.decimal(made.area.left(), 2), formats.decimal(made.area.right(), 2),
                 formats.integer(zone.riskFrom), formats.integer(std::min(100, zone.riskTo - 1)), made.name, made.note);
    return made;
}

} // namespace

PolicyMapView::PolicyMapView(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(headingFont(), false, this))
    , m_sample(makeLabel(captionFont(), true, this))
    , m_chart(new charts::DecisionMap(this))
    , m_legend(new MapLegend(this))
{
    m_chart->setObjectName(u"policy.map"_s);
    m_chart->setMinimumSize(300, 300);
    auto *const head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_sample);
    head->addStretch();
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(head);
    all->addWidget(m_chart, 1);
    all->addWidget(m_legend);
    connect(m_chart, &charts::DecisionMap::activated, this, &PolicyMapView::follow);
}

void PolicyMapView::follow(int point)
{
    const auto zones = static_cast<int>(m_map.zones.size());
    if (point < 0 || !m_result)
        return;
    if (point < zones)
        Q_EMIT zoneWanted(m_map.zones.at(point));
    else if (const auto at = static_cast<std::size_t>(point - zones); at < m_result->points.size())
        Q_EMIT entryWanted(m_result->points[at].seq);
}

void PolicyMapView::setMap(const models::PolicyMap &map)
{
    if (map == m_map)
        return;
    m_map = map;
    render();
}

void PolicyMapView::setResult(const std::optional<contract::SimulationResult> &result)
{
    m_result = result;
    render();
}

void PolicyMapView::render()
{
    const Tokens &tokens = Tokens::of(this);
    m_title->setText(tr("Decision map"));
    const auto count = m_result ? static_cast<int>(m_result->points.size()) : 0;
    m_sample->setText(count > 0 ? tr("a sample of %n decisions", nullptr, count) : QString());
    charts::DecisionMapData shown;
    shown.colours = {tokens.executed.mark, tokens.review.mark, tokens.blocked.mark};
    shown.kinds = {modeWord(PolicyMode::Auto), modeWord(PolicyMode::Review), modeWord(PolicyMode::Blocked)};
    shown.xName = tr("Confidence");
    shown.yName = tr("Risk");
    shown.nameName = tr("Outcome or decision");
    shown.noteName = tr("Who decides");
    shown.words.noData = tr("No data");
    shown.words.number = [](double value) {
        return Formats().decimal(value, 0);
    };
    shown.decimal = [](double value) {
        return Formats().decimal(value, 2);
    };
    for (const PolicyZone &zone : m_map.zones)
        shown.zones.push_back(zoneOf(zone, tokens));
    shown.limits = {m_map.limits.begin(), m_map.limits.end()};
    shown.former = {m_map.former.begin(), m_map.former.end()};
    if (m_result)
        for (const auto &point : m_result->points) {
            const auto mode = rules::policyModeOf(point.after).value_or(PolicyMode::Review);
            charts::MapPoint made{point.confidence, static_cast<double>(point.risk), static_cast<int>(mode), {}, {}};
            made.name = tr("Entry %1").arg(Formats().integer(point.seq));
            made.sentence = tr("Entry %1, confidence %2, risk %3: %4")
                                .arg(Formats().integer(point.seq), Formats().decimal(point.confidence, 2),
                                     Formats().integer(point.risk), modeWord(mode));
            shown.points.push_back(made);
        }
    m_chart->setTheme(chartTheme(tokens));
    m_chart->setAccessibleName(tr("Decision map: who decides what, by confidence and risk"));
    m_chart->setAccessibleDescription(tr("Enter opens what is there in the audit log"));
    m_chart->setData(std::move(shown));
}

void PolicyMapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        render();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
