// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridespage.h"

#include "models/overridepresenter.h"
#include "models/overridewish.h"
#include "ui/audit/decisionlinks.h"
#include "ui/common/banner.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/listandpane.h"
#include "ui/governance/overridedialog.h"
#include "ui/governance/overridepane.h"
#include "ui/governance/overridesproxy.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::OverridePresenter;
using models::OverridesModel;

namespace {

constexpr int leastPane = 360;

} // namespace

OverridesPage::OverridesPage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_presenter(parts.presenter)
    , m_texts(Formats({}, parts.zone))
    , m_proxy(new OverridesProxy(m_texts.formats(), this))
    , m_filter(new QComboBox(this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_strip(new Banner(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedLayout)
    , m_table(new QTableView(this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_guard(new WriteGuard(this))
    , m_pane(new OverridePane(parts.presenter, m_guard, m_texts, this))
{
    m_presenter->setParent(this);
    m_proxy->setSourceModel(m_presenter->list());
    setObjectName(u"page.overrides"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connectParts();
    retranslate();
}

void OverridesPage::build()
{
    m_filter->setObjectName(u"overrides.filter"_s);
    m_words->setObjectName(u"overrides.words"_s);
    m_strip->setObjectName(u"overrides.strip"_s);
    m_strip->hide();
    m_state->setObjectName(u"overrides.state"_s);
    m_table->setObjectName(u"overrides.table"_s);
    dressTable(m_table);
    m_table->setModel(m_proxy);
    auto *const header = m_table->horizontalHeader();
    header->setMinimumSectionSize(60);
    for (const auto &[column, width] : {std::pair{OverridesModel::RequestedAt, 138},
                                        {OverridesModel::Action, 136},
                                        {OverridesModel::Entity, 150},
                                        {OverridesModel::Policy, 140},
                                        {OverridesModel::Scope, 150},
                                        {OverridesModel::Reason, 200},
                                        {OverridesModel::RequestedBy, 130},
                                        {OverridesModel::State, 160},
                                        {OverridesModel::EndsAt, 138}})
        m_table->setColumnWidth(column, width);
    header->moveSection(header->visualIndex(OverridesModel::State), 1);
    header->setStretchLastSection(true);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(16, 10, 16, 10);
    top->setSpacing(12);
    top->addWidget(m_filter);
    top->addWidget(m_words, 1);
    m_splitter->setObjectName(u"overridesSplitter"_s);
    ListAndPane{m_stack, m_table, m_state, m_splitter, m_pane, leastPane}.layOut(this, m_strip, top, 660, 440);
}

void OverridesPage::connectParts()
{
    connect(m_presenter->list(), &OverridesModel::changed, this, &OverridesPage::render);
    connect(m_presenter, &OverridePresenter::opened, this, &OverridesPage::selectOpen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (const QString id = now.data(models::IdRole).toString(); !m_isSelecting && !id.isEmpty())
            m_presenter->open(id);
    });
    connect(m_filter, &QComboBox::activated, this, [this] { setFilter(m_filter->currentData().toString()); });
    connect(m_strip, &Banner::triggered, this, &OverridesPage::refresh);
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (m_presenter->list()->loadState() == models::LoadState::Empty)
            setFilter({});
        else
            refresh();
    });
    connect(m_pane, &OverridePane::decisionWanted, this,
            [this](const QString &id) { Q_EMIT pageRequested(auditPageId(), decisionLink(id)); });
    const auto on = [this](Qt::Key key, auto fn) {
        auto *const shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, fn);
    };
    on(Qt::Key_A, [this] { m_pane->approve(); });
    on(Qt::Key_R, [this] { m_pane->reject(); });
}

void OverridesPage::activate()
{
    m_presenter->list()->refresh();
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_state->focusFirst();
    if (m_request)
        m_request->open();
}

void OverridesPage::refresh()
{
    m_presenter->refresh();
}

QList<Page::Pane> OverridesPage::panes()
{
    return {{m_filter}, {m_table->parentWidget(), m_table}, {m_pane, m_pane->first()}};
}

QUrlQuery OverridesPage::query() const
{
    QUrlQuery query = m_presenter->id().isEmpty() ? QUrlQuery() : overrideLink(m_presenter->id());
    if (!m_presenter->list()->filter().isEmpty())
        query.addQueryItem(u"state"_s, m_presenter->list()->filter());
    return query;
}

void OverridesPage::open(const QUrlQuery &query)
{
    // Whoever comes by the navigation goes on where they were.
    if (query.isEmpty())
        return;
    if (query.hasQueryItem(u"request"_s))
        return request(query.queryItemValue(u"request"_s, QUrl::FullyDecoded));
    const int filter = m_filter->findData(query.queryItemValue(u"state"_s));
    m_filter->setCurrentIndex(std::max(0, filter));
    m_presenter->list()->setFilter(m_filter->currentData().toString());
    m_presenter->open(query.queryItemValue(u"id"_s, QUrl::FullyDecoded));
}

void OverridesPage::request(const QString &decisionId)
{
    if (!m_parts.makeWish || decisionId.isEmpty() || m_request)
        return;
    m_request = new OverrideDialog(m_parts.makeWish(decisionId), this);
    m_request->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_request->findChild<models::OverrideWish *>(), &models::OverrideWish::sent, this,
            [this](const QString &id) {
                setFilter({});
                m_presenter->open(id);
            });
}

void OverridesPage::setFilter(const QString &state)
{
    m_filter->setCurrentIndex(std::max(0, m_filter->findData(state)));
    m_presenter->list()->setFilter(state);
    Q_EMIT trailChanged();
}

void OverridesPage::selectOpen()
{
    const QScopedValueRollback<bool> selecting(m_isSelecting, true);
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        if (m_proxy->index(row, 0).data(models::IdRole).toString() == m_presenter->id()) {
            if (m_table->currentIndex().row() != row)
                m_table->selectRow(row);
            return;
        }
    m_table->setCurrentIndex({});
}

void OverridesPage::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

} // namespace atalaya::ui
