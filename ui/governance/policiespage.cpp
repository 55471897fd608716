// SPDX-License-Identifier: GPL-3.0-or-later
#include "policiespage.h"

#include "models/policiesmodel.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/policiesproxy.h"
#include "ui/governance/policylink.h"
#include "ui/governance/policywords.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::PoliciesModel;

PoliciesPage::PoliciesPage(PoliciesModel *model, const QTimeZone &zone, bool mayEdit, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_proxy(new PoliciesProxy(zone, this))
    , m_zone(zone)
    , m_mayEdit(mayEdit)
    , m_new(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_settings(new QPushButton(this))
    , m_told(new Banner(this))
    , m_strip(new Banner(this))
    , m_words(makeLabel(captionFont(), true, this))
    , m_stack(new QStackedLayout)
    , m_table(new QTableView(this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_guard(new WriteGuard(this))
{
    model->setParent(this);
    m_proxy->setSourceModel(model);
    setObjectName(u"page.policies"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connect(m_model, &PoliciesModel::loadStateChanged, this, &PoliciesPage::showState);
    connect(m_table, &QTableView::doubleClicked, this, &PoliciesPage::openCurrent);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(key), m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
                this, &PoliciesPage::openCurrent);
    connect(m_new, &QPushButton::clicked, this, &PoliciesPage::openNew);
    connect(m_strip, &Banner::triggered, this, &PoliciesPage::refresh);
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (m_model->loadState() == LoadState::Empty && m_mayEdit)
            openNew();
        else
            refresh();
    });
    m_guard->add(m_new);
    m_guard->add(m_import);
    buildTransfers();
    retranslate();
}

void PoliciesPage::build()
{
    m_new->setObjectName(u"policies.new"_s);
    m_new->setIcon(icon(u"plus"_s, Tint::AccentText));
    m_new->setVisible(m_mayEdit);
    setLook(m_new, Look::Primary);
    m_strip->setObjectName(u"policies.strip"_s);
    m_strip->hide();
    m_words->setObjectName(u"policies.words"_s);
    m_words->setContentsMargins(16, 10, 16, 8);
    m_table->setObjectName(u"policies.table"_s);
    m_state->setObjectName(u"policies.state"_s);
    dressTable(m_table);
    m_table->setModel(m_proxy);
    auto *const header = m_table->horizontalHeader();
    header->setSectionResizeMode(PoliciesModel::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(60);
    // A policy that is switched off says so beside its version.
    m_table->hideColumn(PoliciesModel::Enabled);
    for (const auto &[column, width] : {std::pair{PoliciesModel::Entity, 96},
                                        {PoliciesModel::Action, 96},
                                        {PoliciesModel::Modes, 204},
                                        {PoliciesModel::Priority, 80},
                                        {PoliciesModel::Version, 112},
                                        {PoliciesModel::ChangedAt, 146},
                                        {PoliciesModel::Executed, 90},
                                        {PoliciesModel::Review, 80},
                                        {PoliciesModel::Blocked, 92}})
        m_table->setColumnWidth(column, width);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addWidget(m_told);
    all->addWidget(m_words);
    all->addLayout(m_stack, 1);
}

void PoliciesPage::activate()
{
    refresh();
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_state->focusFirst();
}

void PoliciesPage::refresh()
{
    m_model->refresh();
}

QList<QWidget *> PoliciesPage::tools()
{
    QList<QWidget *> tools;
    if (m_makeSettings)
        tools.append(m_settings);
    if (m_makeTransfer)
        tools.append(m_export);
    if (m_makeTransfer && m_mayEdit)
        tools.append(m_import);
    if (m_mayEdit)
        tools.append(m_new);
    return tools;
}

QList<Page::KeyHint> PoliciesPage::keys() const
{
    return {{tr("Enter"), tr("Open the chosen policy")}, {u"F5"_s, tr("Ask the platform again")}};
}

QList<PageCommand> PoliciesPage::commands()
{
    QList<PageCommand> commands;
    if (m_makeSettings)
        commands.append({u"policies.settings"_s, tr("Governance settings"), u"gear"_s, [this] {
                             openSettings();
                         }});
    if (m_mayEdit && m_new->isEnabled())
        commands.append({u"policies.new"_s, tr("New policy"), u"plus"_s, [this] {
                             openNew();
                         }});
    for (const auto &row : m_model->rows()) {
        const QString id = QString::fromStdString(row.id);
        commands.append(
            {u"policy."_s + id, tr("Policy “%1”").arg(QString::fromStdString(row.name)), u"shield-check"_s, [this, id] {
                 Q_EMIT pageRequested(policyPageId(), policyLink(id));
             }});
    }
    return commands;
}

void PoliciesPage::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

void PoliciesPage::openCurrent()
{
    if (const QModelIndex index = m_table->currentIndex(); index.isValid())
        Q_EMIT pageRequested(policyPageId(), policyLink(index.data(models::IdRole).toString()));
}

void PoliciesPage::openNew()
{
    if (m_new->isEnabled())
        Q_EMIT pageRequested(policyPageId(), policyLink({}));
}

void PoliciesPage::showState()
{
    const LoadState state = m_model->loadState();
    const bool hasRows = m_model->rowCount() > 0;
    const bool isWaiting = state == LoadState::Loading && !hasRows;
    m_skeleton->setVisible(isWaiting);
    m_stack->setCurrentIndex(hasRows || isWaiting ? 0 : 1);
    if (m_stack->currentIndex() == 1)
        showPane();
    if (hasRows && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    const auto byDefault = rules::policyModeOf(m_model->defaultMode().toStdString());
    QString words =
        byDefault
            ? tr("Strictest first, then by priority. Where no policy speaks: %1.").arg(modeWord(*byDefault).toLower())
            : QString();
    if (m_model->asksForTwo())
        words += u' ' + tr("Publishing takes two people.");
    if (!words.isEmpty())
        words += u' ' + tr("Figures of the last 30 days.");
    m_words->setText(words);
    const auto &problem = m_model->problem();
    const bool isTold = hasRows && problem && !isUnreachable(*problem);
    m_strip->setVisible(isTold);
    if (isTold)
        m_strip->setContent(
            {Tint::Warn,
             u"exclamation-triangle"_s,
             {},
             tr("The list could not be renewed. What you see is from %1.")
                 .arg(Formats({}, m_zone).moment(m_model->fetchedAt(), QDateTime::currentDateTimeUtc())),
             tr("Try again")});
    setAsOf(m_model->fetchedAt());
}

void PoliciesPage::showPane()
{
    StatePane::Content content;
    content.primary = tr("Try again");
    content.primaryIcon = u"arrow-clockwise"_s;
    if (m_model->loadState() == LoadState::Empty) {
        content.icon = u"shield-check"_s;
        content.title = tr("There are no policies yet");
        content.text = tr("A policy says what AI may do by itself, what a person reviews and what is blocked.");
        if (m_mayEdit) {
            content.primary = tr("Write the first one");
            content.primaryIcon = u"plus"_s;
        }
    } else if (m_model->loadState() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and the policies were never read here");
        content.text = tr("They appear by themselves as soon as the platform answers.");
    } else if (const auto &problem = m_model->problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The policies could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

void PoliciesPage::retranslate()
{
    m_new->setText(tr("New policy"));
    m_new->setAccessibleName(tr("New policy"));
    m_import->setText(tr("Import…"));
    m_import->setAccessibleName(tr("Import policies from a file"));
    m_export->setText(tr("Export…"));
    m_export->setAccessibleName(tr("Export what is published to a file"));
    m_settings->setText(tr("Settings…"));
    m_settings->setAccessibleName(tr("Governance settings"));
    m_told->findChild<QPushButton *>()->setAccessibleName(tr("Close the message"));
    m_table->setAccessibleName(tr("Policies"));
    m_strip->findChild<QPushButton *>()->setAccessibleName(tr("Try again"));
    m_proxy->retranslate();
    m_guard->retranslate();
    showState();
}

void PoliciesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
