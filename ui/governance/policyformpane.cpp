// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyformpane.h"

#include "models/policyeditor.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/conditionrow.h"
#include "ui/governance/formcombo.h"
#include "ui/governance/momentfield.h"
#include "ui/governance/outcomefields.h"
#include "ui/governance/policywords.h"
#include "ui/governance/rulebox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyForm;
using models::PolicyPlace;
using Part = PolicyPlace::Part;

namespace {

constexpr int labelWidth = 96;

void showText(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    const QSignalBlocker quiet(field);
    field->setText(text);
    // A long text is read from its beginning.
    if (!field->hasFocus())
        field->setCursorPosition(0);
}

void say(QLabel *label, QLineEdit *field, const QString &fault)
{
    label->setText(fault);
    label->setVisible(!fault.isEmpty());
    setInvalid(field, !fault.isEmpty());
    field->setAccessibleDescription(fault);
}

} // namespace

PolicyFormPane::PolicyFormPane(models::PolicyEditor *editor, const Facts &facts, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_facts(facts)
    , m_nameWord(makeLabel(bodyFont(), true, this))
    , m_name(new QLineEdit(this))
    , m_nameFault(makeLabel(captionFont(), false, this))
    , m_entityWord(makeLabel(bodyFont(), true, this))
    , m_entity(new QLineEdit(this))
    , m_entityFault(makeLabel(captionFont(), false, this))
    , m_actionWord(makeLabel(bodyFont(), true, this))
    , m_action(new QLineEdit(this))
    , m_actionFault(makeLabel(captionFont(), false, this))
    , m_priorityWord(makeLabel(bodyFont(), true, this))
    , m_priority(new QLineEdit(this))
    , m_priorityFault(makeLabel(captionFont(), false, this))
    , m_enabled(new QCheckBox(this))
    , m_ruleColumn(new QVBoxLayout)
    , m_rulesFault(makeLabel(captionFont(), false, this))
    , m_otherwise(new QCheckBox(this))
    , m_otherwiseMode(new ModeChoice(u"policy.otherwise.mode"_s, this))
    , m_otherwiseReason(new ReasonFields(u"policy.otherwise.reason"_s, this))
    , m_add(new QPushButton(this))
    , m_validWord(makeLabel(bodyFont(), true, this))
    , m_from(new MomentField(u"policy.validFrom"_s, facts.zone, this))
    , m_until(new MomentField(u"policy.validTo"_s, facts.zone, this))
    , m_validFault(makeLabel(captionFont(), false, this))
    , m_ownerWord(makeLabel(bodyFont(), true, this))
    , m_owner(new FormCombo(this))
{
    build();
    connectParts();
    connectRest();
}

void PolicyFormPane::build()
{
    struct Line
    {
        QLabel *word;
        QLineEdit *field;
        QLabel *fault;
        QString name;
    };
    auto *const grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const Line &line : {Line{m_nameWord, m_name, m_nameFault, u"policy.name"_s},
                             Line{m_entityWord, m_entity, m_entityFault, u"policy.entity"_s},
                             Line{m_actionWord, m_action, m_actionFault, u"policy.action"_s},
                             Line{m_priorityWord, m_priority, m_priorityFault, u"policy.priority"_s}}) {
        line.field->setObjectName(line.name);
        line.fault->setObjectName(line.name + u".fault"_s);
        line.word->setBuddy(line.field);
        line.fault->setWordWrap(true);
        line.fault->hide();
        grid->addWidget(line.word, row, 0);
        grid->addWidget(line.field, row++, 1);
        grid->addWidget(line.fault, row++, 1);
    }
    m_priority->setMaximumWidth(84);
    m_priority->setAlignment(Qt::AlignRight);
    m_enabled->setObjectName(u"policy.enabled"_s);
    grid->addWidget(m_enabled, row++, 1);
    m_validFault->setObjectName(u"policy.valid.fault"_s);
    m_validFault->hide();
    m_owner->setObjectName(u"policy.owner"_s);
    m_ownerWord->setBuddy(m_owner);
    grid->addWidget(m_validWord, row, 0);
    grid->addWidget(m_from, row++, 1);
    grid->addWidget(m_until, row++, 1);
    grid->addWidget(m_validFault, row++, 1);
    grid->addWidget(m_ownerWord, row, 0);
    grid->addWidget(m_owner, row, 1);
    m_ruleColumn->setSpacing(0);
    m_rulesFault->setObjectName(u"policy.rules.fault"_s);
    m_rulesFault->hide();
    m_otherwise->setObjectName(u"policy.otherwise"_s);
    m_add->setObjectName(u"policy.addRule"_s);
    m_add->setIcon(icon(u"plus"_s, Tint::Accent));
    setLook(m_add, Look::Link);
    auto *const otherwise = new QHBoxLayout;
    otherwise->addWidget(m_otherwise);
    otherwise->addStretch();
    otherwise->addWidget(m_otherwiseMode);
    auto *const add = new QHBoxLayout;
    add->addWidget(m_add);
    add->addStretch();
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    all->addLayout(grid);
    all->addLayout(m_ruleColumn);
    all->addLayout(add);
    all->addWidget(m_rulesFault);
    all->addLayout(otherwise);
    all->addWidget(m_otherwiseReason);
}

template<class F>
void PolicyFormPane::change(F fn)
{
    PolicyForm form = m_editor->form();
    fn(form);
    m_editor->setForm(form);
}

void PolicyFormPane::connectParts()
{
    const auto text = [this](QLineEdit *field, QString PolicyForm::*member) {
        connect(field, &QLineEdit::textChanged, this,
                [this, member](const QString &typed) { change([&](PolicyForm &form) { form.*member = typed; }); });
    };
    text(m_name, &PolicyForm::name);
    text(m_entity, &PolicyForm::entities);
    text(m_action, &PolicyForm::actions);
    text(m_priority, &PolicyForm::priority);
    connect(m_enabled, &QCheckBox::clicked, this,
            [this](bool on) { change([on](PolicyForm &form) { form.enabled = on; }); });
    connect(m_otherwise, &QCheckBox::clicked, this, [this](bool on) {
        change([on](PolicyForm &form) {
            form.otherwise = on ? std::optional(models::PolicyOutcomeForm()) : std::nullopt;
        });
    });
    connect(m_otherwiseMode, &ModeChoice::chosen, this, [this](rules::PolicyMode mode) {
        change([mode](PolicyForm &form) {
            if (form.otherwise)
                form.otherwise->mode = mode;
        });
    });
    connect(m_otherwiseReason, &ReasonFields::edited, this, [this](const QString &spanish, const QString &english) {
        change([&](PolicyForm &form) {
            if (form.otherwise)
                form.otherwise = models::PolicyOutcomeForm{form.otherwise->mode, spanish, english};
        });
    });
    connect(m_add, &QPushButton::clicked, this, &PolicyFormPane::addRule);
}

void PolicyFormPane::addRule()
{
    change([](PolicyForm &form) {
        form.rules.append({{{models::PolicyAspect::Risk, models::PolicyTest::AtLeast, {}}}, {}, {}});
    });
    render();
    if (const auto *box = m_rules.isEmpty() ? nullptr : m_rules.last())
        if (auto *const row = box->findChild<ConditionRow *>())
            row->stops().first()->setFocus(Qt::OtherFocusReason);
}

void PolicyFormPane::moveRule(int rule, int by)
{
    change([rule, by](PolicyForm &form) {
        if (rule + by >= 0 && rule + by < form.rules.size())
            form.rules.swapItemsAt(rule, rule + by);
    });
}

void PolicyFormPane::render()
{
    const PolicyForm &form = m_editor->form();
    m_nameWord->setText(tr("Name"));
    m_entityWord->setText(tr("Entity"));
    m_actionWord->setText(tr("Action"));
    m_priorityWord->setText(tr("Priority"));
    m_name->setAccessibleName(tr("Name"));
    m_entity->setAccessibleName(tr("Entities, with commas; empty for all"));
    m_action->setAccessibleName(tr("Actions, with commas; empty for all"));
    m_priority->setAccessibleName(tr("Priority"));
    m_entity->setPlaceholderText(tr("All"));
    m_action->setPlaceholderText(tr("All"));
    m_entity->setToolTip(tr("Names with commas between them; * stands for any characters"));
    m_action->setToolTip(m_entity->toolTip());
    m_enabled->setText(tr("Switched on"));
    m_enabled->setAccessibleName(tr("Switched on"));
    m_add->setText(tr("Add a rule"));
    m_add->setAccessibleName(tr("Add a rule"));
    showText(m_name, form.name);
    showText(m_entity, form.entities);
    showText(m_action, form.actions);
    showText(m_priority, form.priority);
    m_enabled->setChecked(form.enabled);
    renderRest();
    renderRules();
    renderOtherwise();
    showFaults();
    const QList<QWidget *> order = stops();
    for (qsizetype at = 1; at < order.size(); ++at)
        setTabOrder(order.at(at - 1), order.at(at));
}

void PolicyFormPane::renderRules()
{
    const QList<models::PolicyRuleForm> &rules = m_editor->form().rules;
    while (m_rules.size() > rules.size()) {
        RuleBox *const box = m_rules.takeLast();
        m_ruleColumn->removeWidget(box);
        box->hide();
        box->deleteLater();
    }
    while (m_rules.size() < rules.size()) {
        auto *const box = new RuleBox(static_cast<int>(m_rules.size()), this);
        m_rules.append(box);
        m_ruleColumn->addWidget(box);
        box->show();
        connect(box, &RuleBox::edited, this, [this](int rule, const models::PolicyRuleForm &made) {
            change([&](PolicyForm &form) { form.rules[rule] = made; });
        });
        connect(box, &RuleBox::removed, this,
                [this](int rule) { change([rule](PolicyForm &form) { form.rules.removeAt(rule); }); });
        connect(box, &RuleBox::moved, this, &PolicyFormPane::moveRule);
    }
    for (int at = 0; at < m_rules.size(); ++at)
        m_rules.at(at)->set(rules.at(at), static_cast<int>(rules.size()));
}

void PolicyFormPane::renderOtherwise()
{
    const auto &otherwise = m_editor->form().otherwise;
    m_otherwise->setText(tr("Otherwise"));
    m_otherwise->setAccessibleName(tr("Otherwise: say what happens when no rule fits"));
    m_otherwise->setChecked(otherwise.has_value());
    m_otherwiseMode->setVisible(otherwise.has_value());
    m_otherwiseReason->setVisible(otherwise.has_value());
    if (!otherwise)
        return;
    m_otherwiseMode->set(otherwise->mode, tr("Otherwise, what happens"));
    m_otherwiseReason->set(*otherwise, tr("Otherwise"));
}

void PolicyFormPane::showFaults()
{
    const auto words = [this](const PolicyPlace &place) {
        return faultWords(m_editor->faultAt(place));
    };
    say(m_nameFault, m_name, words({Part::Name}));
    say(m_entityFault, m_entity, words({Part::Entities}));
    say(m_actionFault, m_action, words({Part::Actions}));
    say(m_priorityFault, m_priority, words({Part::Priority}));
    const QString valid = words({Part::Other});
    m_until->setFault(valid);
    m_validFault->setText(valid);
    m_validFault->setVisible(!valid.isEmpty());
    for (RuleBox *const box : std::as_const(m_rules))
        box->showFaults(words);
    m_otherwiseReason->setFault(words({Part::OtherwiseReason}));
    const QString rules = words({Part::Rules});
    m_rulesFault->setText(rules);
    m_rulesFault->setVisible(!rules.isEmpty());
}

void PolicyFormPane::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> PolicyFormPane::stops() const
{
    QList<QWidget *> stops{m_name, m_entity, m_action, m_priority, m_enabled};
    stops += m_from->stops() + m_until->stops();
    stops.append(m_owner);
    for (const RuleBox *const box : m_rules)
        stops += box->stops();
    return stops + QList<QWidget *>{m_add, m_otherwise, m_otherwiseMode->box()} + m_otherwiseReason->stops();
}

} // namespace atalaya::ui
