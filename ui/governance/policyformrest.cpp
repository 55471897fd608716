// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"
#include "ui/common/type.h"
#include "ui/governance/formcombo.h"
#include "ui/governance/momentfield.h"
#include "ui/governance/policyformpane.h"
#include "ui/governance/policywords.h"

#include <QLabel>

// When a policy holds, and who answers for it.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyForm;

void PolicyFormPane::connectRest()
{
    const auto change = [this](auto fn) {
        PolicyForm form = m_editor->form();
        fn(form);
        m_editor->setForm(form);
    };
    connect(m_from, &MomentField::edited, this, [change](const std::optional<contract::Instant> &moment) {
        change([&](PolicyForm &form) { form.validFrom = moment; });
    });
    connect(m_until, &MomentField::edited, this, [change](const std::optional<contract::Instant> &moment) {
        change([&](PolicyForm &form) { form.validTo = moment; });
    });
    connect(m_owner, &QComboBox::activated, this,
            [this, change] { change([this](PolicyForm &form) { form.owner = m_owner->currentData().toString(); }); });
}

void PolicyFormPane::renderRest()
{
    const PolicyForm &form = m_editor->form();
    m_validWord->setText(tr("Holds"));
    m_from->set(form.validFrom, tr("from"), tr("Holds from"));
    m_until->set(form.validTo, tr("until"), tr("Holds until"));
    m_ownerWord->setText(tr("Owner"));
    m_owner->setAccessibleName(tr("Who answers for it"));
    m_owner->clear();
    m_owner->addItem(tr("Nobody"), QString());
    if (!m_facts.me.isEmpty())
        m_owner->addItem(tr("Me"), m_facts.me);
    const std::vector<contract::Person> &people = m_editor->detail().people;
    // Whoever has worked on it can answer for it, too.
    for (const contract::Person &one : people)
        if (const QString id = QString::fromStdString(one.id); !one.name.empty() && id != m_facts.me)
            m_owner->addItem(QString::fromStdString(one.name), id);
    if (m_owner->findData(form.owner) < 0)
        m_owner->addItem(ownerWord(form.owner.toStdString(), people), form.owner);
    m_owner->setCurrentIndex(m_owner->findData(form.owner));
}

} // namespace atalaya::ui
