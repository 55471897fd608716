// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptspane.h"

#include "models/prompteditor.h"
#include "models/promptsmodel.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/listandpane.h"
#include "ui/safeuse/promptsproxy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::PromptEditor;
using models::PromptsModel;

namespace {

constexpr int leastPane = 440;

} // namespace

PromptsPane::PromptsPane(const Parts &parts, WriteGuard *guard, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_list(parts.list)
    , m_editor(parts.one.editor)
    , m_guard(guard)
    , m_rows(new PromptsProxy(parts.one.zone, this))
    , m_strip(new Banner(this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_new(new QPushButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedLayout)
    , m_table(new QTableView(this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_one(new PromptPane(parts.one, guard, this))
{
    m_list->setParent(this);
    m_rows->setSourceModel(m_list);
    setObjectName(u"prompts"_s);
    build();
    connectParts();
    retranslate();
}

void PromptsPane::build()
{
    m_strip->setObjectName(u"prompts.strip"_s);
    m_strip->hide();
    m_words->setObjectName(u"prompts.words"_s);
    m_words->setWordWrap(true);
    m_new->setObjectName(u"prompts.new"_s);
    m_new->setIcon(icon(u"plus"_s));
    m_new->setVisible(m_editor->who().mayEdit);
    m_state->setObjectName(u"prompts.state"_s);
    m_table->setObjectName(u"prompts.table"_s);
    dressTable(m_table);
    m_table->setModel(m_rows);
    m_table->horizontalHeader()->setMinimumSectionSize(60);
    m_table->setColumnWidth(PromptsModel::Name, 160);
    m_table->setColumnWidth(PromptsModel::Version, 148);
    m_table->setColumnWidth(PromptsModel::ChangedAt, 148);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *const top = new QHBoxLayout;
    top->setContentsMargins(16, 10, 16, 10);
    top->setSpacing(12);
    top->addWidget(m_words, 1);
    top->addWidget(m_new);
    m_splitter->setObjectName(u"promptsSplitter"_s);
    ListAndPane{m_stack, m_table, m_state, m_splitter, m_one, leastPane}.layOut(this, m_strip, top, 560, 600);
    // The text wants the room.
    m_one->setMaximumWidth(QWIDGETSIZE_MAX);
    m_splitter->setStretchFactor(1, 1);
}

void PromptsPane::connectParts()
{
    connect(m_list, &PromptsModel::changed, this, &PromptsPane::render);
    connect(m_editor, &PromptEditor::loaded, this, [this] {
        selectOpen();
        Q_EMIT opened();
    });
    connect(m_editor, &PromptEditor::changedThere, m_list, &PromptsModel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (const QString id = now.data(models::IdRole).toString(); !m_isSelecting && !id.isEmpty())
            m_editor->open(id);
    });
    connect(m_new, &QPushButton::clicked, this, &PromptsPane::openNew);
    connect(m_strip, &Banner::triggered, this, &PromptsPane::refresh);
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (m_list->loadState() == LoadState::Empty && m_editor->who().mayEdit)
            openNew();
        else
            refresh();
    });
}

void PromptsPane::refresh()
{
    m_list->refresh();
    m_editor->refresh();
}

void PromptsPane::recover()
{
    if (m_list->loadState() != LoadState::Ready && m_list->loadState() != LoadState::Empty)
        m_list->refresh();
    m_editor->recover();
}

void PromptsPane::open(const QString &id)
{
    if (!id.isEmpty())
        m_editor->open(id);
}

void PromptsPane::openNew()
{
    m_editor->openNew();
    m_one->focusFirst();
}

QString PromptsPane::openId() const
{
    return m_editor->id();
}

void PromptsPane::save()
{
    m_one->save();
}

void PromptsPane::focusFirst()
{
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_state->focusFirst();
}

QWidget *PromptsPane::listArea() const
{
    return m_table->parentWidget();
}

void PromptsPane::render()
{
    const bool hasRows = m_list->rowCount() > 0;
    const bool isWaiting = m_list->loadState() == LoadState::Loading && !hasRows;
    m_skeleton->setVisible(isWaiting);
    m_stack->setCurrentIndex(hasRows || isWaiting ? 0 : 1);
    if (m_stack->currentIndex() == 1)
        renderState();
    const auto &problem = m_list->problem();
    const bool isTold = hasRows && problem && !isUnreachable(*problem);
    m_strip->setVisible(isTold);
    if (isTold)
        m_strip->setContent(
            {Tint::Warn,
             u"exclamation-triangle"_s,
             {},
             tr("The list could not be renewed. What you see is from %1.")
                 .arg(Formats({}, m_parts.one.zone).moment(m_list->fetchedAt(), QDateTime::currentDateTimeUtc())),
             tr("Try again")});
    m_strip->button()->setAccessibleName(tr("Try again"));
    selectOpen();
    // Something stands beside the list from the beginning.
    if (hasRows && !m_editor->isOpen())
        m_editor->open(m_list->index(0, 0).data(models::IdRole).toString());
    Q_EMIT shown();
}

void PromptsPane::renderState()
{
    StatePane::Content content;
    content.icon = u"file-earmark-text"_s;
    content.primary = tr("Try again");
    content.primaryIcon = u"arrow-clockwise"_s;
    if (m_list->loadState() == LoadState::Empty) {
        content.title = tr("There are no prompt templates yet");
        content.text = tr("Write what agents may say to a model; somebody else approves it.");
        content.primary = m_editor->who().mayEdit ? tr("New template") : tr("Look again");
        content.primaryIcon = m_editor->who().mayEdit ? u"plus"_s : u"arrow-clockwise"_s;
    } else if (m_list->loadState() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and the templates were never read here");
        content.text = tr("They appear by themselves as soon as the platform answers.");
    } else if (const auto &problem = m_list->problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The templates could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

void PromptsPane::selectOpen()
{
    const QScopedValueRollback<bool> selecting(m_isSelecting, true);
    for (int row = 0; row < m_rows->rowCount(); ++row)
        if (m_rows->index(row, 0).data(models::IdRole).toString() == m_editor->id()) {
            if (m_table->currentIndex().row() != row)
                m_table->selectRow(row);
            return;
        }
    m_table->clearSelection();
    m_table->setCurrentIndex({});
}

void PromptsPane::retranslate()
{
    m_words->setText(tr("What agents may say to a model. Each version is approved by somebody who has no part in it."));
    m_new->setText(tr("New template"));
    m_new->setAccessibleName(m_new->text());
    m_table->setAccessibleName(tr("Prompt templates"));
    m_rows->retranslate();
    m_one->retranslate();
    render();
}

} // namespace atalaya::ui
