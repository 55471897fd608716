// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardcard.h"

#include "charts/chartbase.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonbar.h"
#include "ui/common/type.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/openbutton.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int headerHeight = 36;
constexpr int padding = 14;

QWidget *makeSkeleton(QWidget *parent)
{
    auto *const skeleton = new QWidget(parent);
    auto *const rows = new QVBoxLayout(skeleton);
    rows->setContentsMargins(padding, 8, padding, padding);
    rows->setSpacing(18);
    for (const int width : {180, 120, 200, 150})
        rows->addWidget(new SkeletonBar(width, skeleton));
    rows->addStretch();
    return skeleton;
}

} // namespace

DashboardCard::DashboardCard(const QString &id, QWidget *parent)
    : Card(parent)
    , m_id(id)
    , m_open(new OpenButton(this))
    , m_title(makeLabel(headingFont(), false, m_open))
    , m_chevron(new QLabel(m_open))
    , m_subtitle(makeLabel(captionFont(), true, this))
    , m_header(new QHBoxLayout)
    , m_menuButton(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_stack(new QStackedLayout)
    , m_content(new QWidget(this))
    , m_body(new QVBoxLayout(m_content))
    , m_skeleton(makeSkeleton(this))
    , m_notice(makeLabel(bodyFont(), true, this))
{
    setObjectName(u"card."_s + id);
    m_open->setObjectName(u"cardOpen."_s + id);
    m_title->setObjectName(u"cardTitle"_s);
    m_subtitle->setObjectName(u"cardSubtitle"_s);
    m_menuButton->setObjectName(u"cardMenu."_s + id);
    m_menuButton->setIcon(icon(u"three-dots-vertical"_s, Tint::Muted));
    m_menuButton->setFixedSize(24, 24);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    setLook(m_menuButton, Look::Quiet);
    m_header->setContentsMargins(padding, 0, 8, 0);
    m_header->setSpacing(6);
    auto *const words = new QHBoxLayout(m_open);
    words->setContentsMargins(0, 2, 0, 2);
    words->setSpacing(3);
    words->addWidget(m_title);
    words->addWidget(m_chevron);
    m_header->addWidget(m_open);
    m_header->addWidget(m_subtitle);
    m_header->addStretch();
    m_header->addWidget(m_menuButton);
    m_body->setContentsMargins(padding, 0, padding, 12);
    m_body->setSpacing(0);
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_notice->setMargin(padding);
    m_notice->setObjectName(u"cardNotice"_s);

    drawChevron();

    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 6, 0, 0);
    all->setSpacing(0);
    auto *const header = new QWidget(this);
    header->setFixedHeight(headerHeight);
    header->setLayout(m_header);
    all->addWidget(header);
    all->addLayout(m_stack, 1);
    for (QWidget *page : {m_skeleton, m_content, static_cast<QWidget *>(m_notice)})
        m_stack->addWidget(page);

    connect(m_open, &QAbstractButton::clicked, this, [this] { Q_EMIT opened(target()); });
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height() + 2)));
    });
}

charts::ChartTable DashboardCard::table() const
{
    return m_chart ? m_chart->table() : charts::ChartTable{};
}

QString DashboardCard::title() const
{
    return m_title->text();
}

FigureTarget DashboardCard::targetAt(int) const
{
    return target();
}

QList<QWidget *> DashboardCard::stops() const
{
    QList<QWidget *> stops{m_open};
    if (m_chart)
        stops << m_chart << m_chart->tableView();
    return stops << openers() << m_menuButton;
}

void DashboardCard::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    m_open->setAccessibleName(tr("Open “%1”").arg(title));
    m_menuButton->setAccessibleName(tr("Menu of “%1”").arg(title));
    m_menuButton->setToolTip(tr("Copy, save, show as table"));
    if (chart())
        chart()->setAccessibleName(title);
}

void DashboardCard::setHeaderWidget(QWidget *widget)
{
    m_header->insertWidget(m_header->count() - 1, widget);
}

void DashboardCard::showLoading()
{
    m_stack->setCurrentWidget(m_skeleton);
}

void DashboardCard::showBody()
{
    m_stack->setCurrentWidget(m_content);
}

void DashboardCard::showNotice(const QString &text)
{
    m_notice->setText(text);
    m_stack->setCurrentWidget(m_notice);
}

void DashboardCard::showState(const StatePane::Content &content)
{
    if (!m_state) {
        m_state = new StatePane(this);
        m_stack->addWidget(m_state);
        connect(m_state, &StatePane::primaryClicked, this, &DashboardCard::retryRequested);
    }
    m_state->setContent(content);
    m_stack->setCurrentWidget(m_state);
}

void DashboardCard::adopt(charts::ChartBase *chart)
{
    m_chart = chart;
    // The chart's own margin, where its focus ring is drawn, lies in the card's padding.
    constexpr int rest = padding - charts::ChartBase::Margin;
    m_body->setContentsMargins(rest, 0, rest, 8);
    chart->setObjectName(u"chart."_s + m_id);
    chart->setTheme(chartTheme(Tokens::of(this)));
    setPaintsOwnFocus(chart);
    connect(chart, &charts::ChartBase::activated, this,
            [this](int point) { Q_EMIT opened(point < 0 ? target() : targetAt(point)); });
}

void DashboardCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        drawChevron();
        if (chart())
            chart()->setTheme(chartTheme(Tokens::of(this)));
    }
    Card::changeEvent(event);
}

void DashboardCard::drawChevron()
{
    m_chevron->setPixmap(iconPixmap(u"chevron-right"_s, 10, devicePixelRatioF(), Tokens::of(this).muted));
}

void DashboardCard::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const char *name, const QString &iconName, const QString &text, auto action) {
        QAction *const entry = m_menu->addAction(icon(iconName), text, this, action);
        entry->setObjectName(QLatin1String(name));
        return entry;
    };
    const bool shown = m_stack->currentWidget() == m_content;
    add("open", u"list"_s, tr("Where this comes from"), [this] { Q_EMIT opened(target()); });
    if (chart()) {
        const bool asTable = chart()->isTableShown();
        QAction *const swap = add("table", u"table"_s, asTable ? tr("Show as chart\tT") : tr("Show as table\tT"),
                                  [this, asTable] { chart()->setTableShown(!asTable); });
        swap->setEnabled(shown);
    }
    m_menu->addSeparator();
    const qsizetype before = m_menu->actions().size();
    Q_EMIT exportMenuWanted(m_menu);
    const QList<QAction *> entries = m_menu->actions();
    for (QAction *action : entries.mid(before))
        action->setEnabled(shown);
}

} // namespace atalaya::ui
