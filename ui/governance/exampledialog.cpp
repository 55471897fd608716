// SPDX-License-Identifier: GPL-3.0-or-later
#include "exampledialog.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/policywords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyExampleForm;
using Field = models::PolicyExampleFault::Field;

ExampleDialog::ExampleDialog(const contract::PolicyExample &example, bool isNew, const QString &currency,
                             QWidget *parent)
    : SnugDialog(460, parent)
    , m_before(example)
    , m_form(models::exampleFormOf(example))
    , m_pii(new QCheckBox(this))
    , m_expected(new QComboBox(this))
    , m_fault(makeLabel(captionFont(), false, this))
    , m_take(new QPushButton(this))
{
    setObjectName(u"policyExample"_s);
    setWindowTitle(isNew ? tr("New example") : tr("Example"));
    build(isNew, currency);
    render();
}

QLineEdit *ExampleDialog::addField(QGridLayout *grid, const QString &name, const QString &word,
                                   QString PolicyExampleForm::*member)
{
    auto *const label = makeLabel(bodyFont(), true, this);
    auto *const field = new QLineEdit(this);
    label->setText(word);
    label->setBuddy(field);
    field->setObjectName(u"policyExample."_s + name);
    field->setAccessibleName(word);
    const bool isNumber = name == "confidence"_L1 || name == "risk"_L1 || name == "amount"_L1;
    field->setText(isNumber ? QString(m_form.*member).replace(u'.', QLocale().decimalPoint()) : m_form.*member);
    field->setCursorPosition(0);
    field->setMaxLength(200);
    if (isNumber) {
        field->setMaximumWidth(120);
        field->setPlaceholderText(tr("not given"));
    }
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
    connect(field, &QLineEdit::textChanged, this, [this, member, field](const QString &text) {
        m_form.*member = text;
        m_touched.insert(field);
        render();
    });
    return field;
}

void ExampleDialog::build(bool isNew, const QString &currency)
{
    auto *const grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, 120);
    grid->setVerticalSpacing(6);
    m_checked[static_cast<int>(Field::Name)] = addField(grid, u"name"_s, tr("Name"), &PolicyExampleForm::name);
    m_checked[static_cast<int>(Field::Agent)] = addField(grid, u"agent"_s, tr("Agent"), &PolicyExampleForm::agent);
    m_checked[static_cast<int>(Field::Entity)] = addField(grid, u"entity"_s, tr("Entity"), &PolicyExampleForm::entity);
    m_checked[static_cast<int>(Field::Action)] = addField(grid, u"action"_s, tr("Action"), &PolicyExampleForm::action);
    m_checked[static_cast<int>(Field::Confidence)] =
        addField(grid, u"confidence"_s, tr("Confidence, 0 to 1"), &PolicyExampleForm::confidence);
    m_checked[static_cast<int>(Field::Risk)] =
        addField(grid, u"risk"_s, tr("Risk, 0 to 100"), &PolicyExampleForm::risk);
    m_checked[static_cast<int>(Field::Amount)] =
        addField(grid, u"amount"_s, tr("Amount, %1").arg(currency), &PolicyExampleForm::amount);
    addField(grid, u"role"_s, tr("Role"), &PolicyExampleForm::role);
    addField(grid, u"tier"_s, tr("Plan"), &PolicyExampleForm::tier);
    m_pii->setObjectName(u"policyExample.pii"_s);
    m_pii->setText(tr("There are personal data"));
    m_pii->setAccessibleName(m_pii->text());
    m_pii->setChecked(m_form.containsPii);
    connect(m_pii, &QCheckBox::toggled, this, [this](bool on) { m_form.containsPii = on; });
    grid->addWidget(m_pii, grid->rowCount(), 1);
    auto *const word = makeLabel(bodyFont(), true, this);
    word->setText(tr("Then"));
    m_expected->setObjectName(u"policyExample.expected"_s);
    m_expected->setAccessibleName(tr("What has to come of it"));
    for (const char *const mode : {"auto", "review", "blocked", "silent"}) {
        const auto known = rules::policyModeOf(mode);
        const ModeLook look =
            known ? modeLook(*known) : ModeLook{tr("The policy says nothing"), u"dash"_s, Tint::Unknown};
        m_expected->addItem(icon(look.icon, look.tint), look.word, QString::fromLatin1(mode));
    }
    m_expected->setCurrentIndex(m_expected->findData(m_form.expected));
    connect(m_expected, &QComboBox::activated, this,
            [this] { m_form.expected = m_expected->currentData().toString(); });
    const int row = grid->rowCount();
    grid->addWidget(word, row, 0);
    grid->addWidget(m_expected, row, 1);
    m_fault->setObjectName(u"policyExample.fault"_s);
    m_fault->setWordWrap(true);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"policyExample.cancel"_s);
    m_take->setObjectName(u"policyExample.take"_s);
    m_take->setText(isNew ? tr("Add") : tr("Take over"));
    m_take->setDefault(true);
    setLook(m_take, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(10);
    all->addLayout(grid);
    all->addWidget(m_fault);
    all->addLayout(buttons);
    const QList<QWidget *> order = QList<QWidget *>{m_pii, m_expected, cancel, m_take};
    QWidget *last = findChildren<QLineEdit *>().last();
    for (QWidget *const next : order) {
        setTabOrder(last, next);
        last = next;
    }
    m_checked[static_cast<int>(Field::Name)]->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, [this] {
        Q_EMIT made(models::readExample(m_form, m_before).example);
        accept();
    });
}

void ExampleDialog::render()
{
    const auto reading = models::readExample(m_form, m_before);
    QStringList words;
    for (auto field = m_checked.cbegin(); field != m_checked.cend(); ++field) {
        QString fault;
        for (const models::PolicyExampleFault &found : reading.faults)
            if (static_cast<int>(found.field) == field.key() &&
                (found.code != "empty"_L1 || m_touched.contains(field.value())))
                fault = faultWords(found.code);
        setInvalid(field.value(), !fault.isEmpty());
        field.value()->setAccessibleDescription(fault);
        if (!fault.isEmpty())
            words += tr("%1: %2").arg(field.value()->accessibleName(), fault);
    }
    m_fault->setText(words.join(u'\n'));
    m_fault->setVisible(!words.isEmpty());
    m_take->setEnabled(reading.faults.isEmpty());
}

} // namespace atalaya::ui
