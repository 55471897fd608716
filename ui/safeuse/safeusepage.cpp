// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusepage.h"

#include "models/prompteditor.h"
#include "models/promptsmodel.h"
#include "models/safeuseeditor.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/writeguard.h"

#include <QEvent>
#include <QShortcut>
#include <QStackedLayout>
#include <QTableView>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

const QString rulesView = u"rules"_s;
const QString promptsView = u"prompts"_s;

} // namespace

QString safeUsePageId()
{
    return u"safe-use"_s;
}

SafeUsePage::SafeUsePage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_editor(parts.rules.editor)
    , m_list(parts.prompts.list)
    , m_mayEditPrompts(parts.prompts.one.editor->who().mayEdit)
    , m_guard(new WriteGuard(this))
    , m_choice(new SegmentedControl(this))
    , m_rules(new SafeUsePane(parts.rules, m_guard, this))
    , m_prompts(new PromptsPane(parts.prompts, m_guard, this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"page.safeUse"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_choice->setObjectName(u"safeUse.view"_s);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_rules);
    m_stack->addWidget(m_prompts);
    connect(m_choice, &SegmentedControl::chosen, this, [this](const QString &id) { turnTo(id == promptsView); });
    connect(m_rules, &SafeUsePane::shown, this, &SafeUsePage::tellAge);
    connect(m_prompts, &PromptsPane::shown, this, &SafeUsePage::tellAge);
    connect(m_prompts, &PromptsPane::opened, this, &SafeUsePage::trailChanged);
    auto *const save = new QShortcut(QKeySequence::Save, this);
    save->setContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QShortcut::activated, this, [this] { isOnPrompts() ? m_prompts->save() : m_rules->save(); });
    retranslate();
}

bool SafeUsePage::isOnPrompts() const
{
    return m_stack->currentWidget() == m_prompts;
}

void SafeUsePage::turnTo(bool prompts)
{
    if (prompts == isOnPrompts())
        return;
    m_stack->setCurrentWidget(prompts ? static_cast<QWidget *>(m_prompts) : m_rules);
    m_choice->setCurrentId(prompts ? promptsView : rulesView);
    refresh();
    tellAge();
    Q_EMIT trailChanged();
}

void SafeUsePage::activate()
{
    refresh();
    isOnPrompts() ? m_prompts->focusFirst() : m_rules->focusFirst();
}

void SafeUsePage::refresh()
{
    isOnPrompts() ? m_prompts->refresh() : m_editor->refresh();
}

QList<QWidget *> SafeUsePage::tools()
{
    return {m_choice};
}

QList<Page::Pane> SafeUsePage::panes()
{
    if (isOnPrompts())
        return {{m_prompts->listArea(), m_prompts->table()}, {m_prompts->onePane(), m_prompts->onePane()->first()}};
    return {{m_rules->formArea()}, {m_rules->previewArea(), m_rules->previewFirst()}};
}

QUrlQuery SafeUsePage::query() const
{
    QUrlQuery query;
    if (!isOnPrompts())
        return query;
    query.addQueryItem(u"view"_s, promptsView);
    if (!m_prompts->openId().isEmpty())
        query.addQueryItem(u"id"_s, m_prompts->openId());
    return query;
}

void SafeUsePage::open(const QUrlQuery &query)
{
    // Whoever comes by the navigation goes on where they were.
    if (query.isEmpty())
        return;
    const bool prompts = query.queryItemValue(u"view"_s) == promptsView;
    turnTo(prompts);
    if (prompts)
        m_prompts->open(query.queryItemValue(u"id"_s, QUrl::FullyDecoded));
}

QList<Page::KeyHint> SafeUsePage::keys() const
{
    return {{u"Ctrl+S"_s, tr("Save what is written")},
            {u"F6"_s, tr("To the next part of the page")},
            {u"F5"_s, tr("Ask the platform again")}};
}

QList<PageCommand> SafeUsePage::commands()
{
    QList<PageCommand> commands{{u"safeUse.try"_s, tr("Try the masking"), u"eye-slash"_s,
                                 [this] {
                                     turnTo(false);
                                     m_rules->focusPreview();
                                 }},
                                {u"safeUse.prompts"_s, tr("Prompt templates"), u"file-earmark-text"_s, [this] {
                                     turnTo(true);
                                     m_prompts->focusFirst();
                                 }}};
    if (m_mayEditPrompts)
        commands.append({u"prompts.new"_s, tr("New prompt template"), u"plus"_s, [this] {
                             turnTo(true);
                             m_prompts->openNew();
                         }});
    for (const auto &row : m_list->rows()) {
        const QString id = QString::fromStdString(row.id);
        commands.append({u"prompt."_s + id, tr("Prompt template “%1”").arg(QString::fromStdString(row.name)),
                         u"file-earmark-text"_s, [this, id] {
                             turnTo(true);
                             m_prompts->open(id);
                         }});
    }
    return commands;
}

void SafeUsePage::setReadOnly(ReadOnly why)
{
    // What is typed is kept on this computer until it can be sent.
    m_guard->setReadOnly(why);
    if (why != ReadOnly::No)
        return;
    m_editor->recover();
    if (isOnPrompts())
        m_prompts->recover();
}

void SafeUsePage::tellAge()
{
    setAsOf(isOnPrompts() ? m_list->fetchedAt() : m_editor->fetchedAt());
}

void SafeUsePage::retranslate()
{
    m_choice->setSegments({{rulesView, tr("Rules"), {}, tr("Rules of safe use")},
                           {promptsView, tr("Prompt templates"), {}, tr("Prompt templates")}});
    m_choice->setCurrentId(isOnPrompts() ? promptsView : rulesView);
    m_choice->setAccessibleName(tr("Part of safe use"));
    m_rules->retranslate();
    m_prompts->retranslate();
    m_guard->retranslate();
}

void SafeUsePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
