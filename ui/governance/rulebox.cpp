// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulebox.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/conditionrow.h"
#include "ui/governance/outcomefields.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyConditionRows;
using models::PolicyPlace;
using models::PolicyRuleForm;
using models::PolicyTest;

RuleBox::RuleBox(int rule, QWidget *parent)
    : QWidget(parent)
    , m_rule(rule)
    , m_title(makeLabel(headingFont(), false, this))
    , m_if(makeLabel(bodyFont(), true, this))
    , m_mode(new ModeChoice(u"policy.rule%1.mode"_s.arg(rule), this))
    , m_up(new QPushButton(this))
    , m_down(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_column(new QVBoxLayout)
    , m_links(new QHBoxLayout)
    , m_and(new QPushButton(this))
    , m_or(new QPushButton(this))
    , m_reason(new ReasonFields(u"policy.rule%1.reason"_s.arg(rule), this))
    , m_fault(makeLabel(captionFont(), false, this))
{
    build();
    connect(m_mode, &ModeChoice::chosen, this, [this](rules::PolicyMode mode) {
        PolicyRuleForm form = m_form;
        form.then.mode = mode;
        change(form);
    });
    connect(m_reason, &ReasonFields::edited, this, [this](const QString &spanish, const QString &english) {
        PolicyRuleForm form = m_form;
        form.then.reasonEs = spanish;
        form.then.reasonEn = english;
        change(form);
    });
    connect(m_and, &QPushButton::clicked, this, &RuleBox::addCondition);
    connect(m_or, &QPushButton::clicked, this, &RuleBox::addAlternative);
    connect(m_up, &QPushButton::clicked, this, [this] { Q_EMIT moved(m_rule, -1); });
    connect(m_down, &QPushButton::clicked, this, [this] { Q_EMIT moved(m_rule, 1); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removed(m_rule); });
}

void RuleBox::build()
{
    const auto tool = [this](QPushButton *button, const QString &name, const QString &iconName) {
        button->setObjectName(u"policy.rule%1."_s.arg(m_rule) + name);
        button->setIcon(icon(iconName, Tint::Muted));
        button->setFixedWidth(22);
        setLook(button, Look::Quiet);
    };
    tool(m_up, u"up"_s, u"chevron-up"_s);
    tool(m_down, u"down"_s, u"chevron-down"_s);
    tool(m_remove, u"remove"_s, u"x"_s);
    for (QPushButton *const link : {m_and, m_or}) {
        link->setIcon(icon(u"plus"_s, Tint::Accent));
        setLook(link, Look::Link);
    }
    m_and->setObjectName(u"policy.rule%1.and"_s.arg(m_rule));
    m_or->setObjectName(u"policy.rule%1.or"_s.arg(m_rule));
    m_fault->setObjectName(u"policy.rule%1.fault"_s.arg(m_rule));
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_column->setSpacing(6);
    auto *const head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_if);
    auto *const tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (QPushButton *const button : {m_up, m_down, m_remove})
        tools->addWidget(button);
    head->addLayout(tools);
    head->addStretch();
    head->addWidget(m_mode);
    m_links->addWidget(m_and);
    m_links->addWidget(m_or);
    m_links->addStretch();
    auto *const rule = new QFrame(this);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 4, 0, 8);
    all->setSpacing(6);
    all->addWidget(rule);
    all->addSpacing(4);
    all->addLayout(head);
    all->addLayout(m_column);
    all->addWidget(m_fault);
    all->addLayout(m_links);
    all->addWidget(m_reason);
}

QList<QWidget *> RuleBox::stops() const
{
    QList<QWidget *> stops{m_up, m_down, m_remove, m_mode->box()};
    for (const Row &row : m_rows)
        stops += row.widget->stops();
    return stops + QList<QWidget *>{m_and, m_or} + m_reason->stops();
}

void RuleBox::set(const PolicyRuleForm &form, int rules)
{
    const auto shapeOf = [](const PolicyRuleForm &rule) {
        QList<qsizetype> shape{rule.all.size()};
        for (const PolicyConditionRows &group : rule.any)
            shape += group.size();
        return shape;
    };
    const bool isOther = shapeOf(form) != shapeOf(m_form);
    m_form = form;
    if (isOther || m_rows.isEmpty())
        makeRows();
    m_title->setText(tr("Rule %1").arg(m_rule + 1));
    m_if->setText(m_rows.isEmpty() ? tr("always") : tr("if"));
    m_up->setEnabled(m_rule > 0);
    m_down->setEnabled(m_rule + 1 < rules);
    m_up->setAccessibleName(tr("Move rule %1 up").arg(m_rule + 1));
    m_down->setAccessibleName(tr("Move rule %1 down").arg(m_rule + 1));
    m_remove->setAccessibleName(tr("Remove rule %1").arg(m_rule + 1));
    for (QPushButton *const button : {m_up, m_down, m_remove})
        button->setToolTip(button->accessibleName());
    m_and->setText(tr("Condition"));
    m_or->setText(tr("Alternative"));
    m_and->setAccessibleName(tr("Add a condition to rule %1").arg(m_rule + 1));
    m_or->setAccessibleName(tr("Add an alternative to rule %1").arg(m_rule + 1));
    m_or->setVisible(!m_rows.isEmpty());
    m_mode->set(m_form.then.mode, tr("Rule %1, what happens then").arg(m_rule + 1));
    m_reason->set(m_form.then, tr("Rule %1").arg(m_rule + 1));
    fillRows();
}

void RuleBox::makeRows()
{
    // Rows that are there serve again: making them is most of what showing another policy takes.
    QList<ConditionRow *> spare;
    for (const Row &row : std::as_const(m_rows))
        spare += row.widget;
    m_rows.clear();
    for (int group = -1; group < m_form.any.size(); ++group) {
        const qsizetype size = group < 0 ? m_form.all.size() : m_form.any.at(group).size();
        for (int at = 0; at < size; ++at) {
            m_rows.append({group, at, spare.isEmpty() ? makeRow() : spare.takeFirst()});
        }
    }
    for (ConditionRow *const row : std::as_const(spare)) {
        m_column->removeWidget(row);
        row->setObjectName({});
        row->hide();
        row->deleteLater();
    }
}

ConditionRow *RuleBox::makeRow()
{
    const qsizetype row = m_rows.size();
    auto *const widget = new ConditionRow(u"policy.rule%1.condition%2"_s.arg(m_rule).arg(row), this);
    m_column->addWidget(widget);
    widget->show();
    connect(widget, &ConditionRow::edited, this, [this, row](const models::PolicyConditionRow &condition) {
        PolicyRuleForm form = m_form;
        groupOf(form, m_rows.at(row).group)[m_rows.at(row).at] = condition;
        change(form);
    });
    connect(widget, &ConditionRow::removed, this,
            [this, row] { removeCondition(m_rows.at(row).group, m_rows.at(row).at); });
    return widget;
}

/// In the language of now: the words before the rows stand in one column, and none of them is cut.
int RuleBox::joinerWidth() const
{
    const QFontMetrics metrics(captionFont());
    return std::max(metrics.horizontalAdvance(tr("and")), metrics.horizontalAdvance(tr("or"))) + 2;
}

void RuleBox::fillRows()
{
    const int width = joinerWidth();
    // Under the fields of the rows; a link has an edge of its own.
    m_links->setContentsMargins(width, 0, 0, 0);
    m_reason->setIndent(width + 6);
    for (int at = 0; at < m_rows.size(); ++at) {
        const Row &row = m_rows.at(at);
        const bool isFirst = at == 0;
        const bool isNextGroup = row.at == 0 && row.group > 0;
        const PolicyConditionRows &group = row.group < 0 ? m_form.all : m_form.any.at(row.group);
        row.widget->set(group.at(row.at),
                        {isFirst       ? QString()
                         : isNextGroup ? tr("or")
                                       : tr("and"),
                         width},
                        tr("Rule %1, condition %2").arg(m_rule + 1).arg(at + 1));
    }
}

PolicyConditionRows &RuleBox::groupOf(PolicyRuleForm &form, int group) const
{
    return group < 0 ? form.all : form.any[group];
}

void RuleBox::change(const PolicyRuleForm &form)
{
    m_form = form;
    Q_EMIT edited(m_rule, form);
}

void RuleBox::addCondition()
{
    PolicyRuleForm form = m_form;
    groupOf(form, static_cast<int>(form.any.size()) - 1).append({models::PolicyAspect::Risk, PolicyTest::AtLeast, {}});
    Q_EMIT edited(m_rule, form);
}

void RuleBox::addAlternative()
{
    PolicyRuleForm form = m_form;
    // What was asked so far is the first of the two.
    if (form.any.isEmpty())
        form.any.append(std::exchange(form.all, {}));
    form.any.append({{models::PolicyAspect::Risk, PolicyTest::AtLeast, {}}});
    Q_EMIT edited(m_rule, form);
}

void RuleBox::removeCondition(int group, int at)
{
    PolicyRuleForm form = m_form;
    groupOf(form, group).removeAt(at);
    form.any.removeIf([](const PolicyConditionRows &rows) { return rows.isEmpty(); });
    if (form.all.isEmpty() && form.any.size() == 1)
        form.all = form.any.takeFirst();
    Q_EMIT edited(m_rule, form);
}

void RuleBox::showFaults(const std::function<QString(const PolicyPlace &)> &words)
{
    for (const Row &row : m_rows)
        row.widget->setFault(words({PolicyPlace::Part::Condition, m_rule, row.group, row.at}));
    m_reason->setFault(words({PolicyPlace::Part::Reason, m_rule}));
    const QString whole = words({PolicyPlace::Part::Rule, m_rule});
    m_fault->setText(whole);
    m_fault->setVisible(!whole.isEmpty());
}

} // namespace atalaya::ui
