// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridedialog.h"

#include "models/overridewish.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/overridewords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::OverrideWish;

OverrideDialog::OverrideDialog(OverrideWish *wish, QWidget *parent)
    : SnugDialog(520, parent)
    , m_wish(wish)
    , m_reason(new QLineEdit(wish->reason(), this))
    , m_once(new QRadioButton(this))
    , m_entity(new QRadioButton(this))
    , m_hours(new QSpinBox(this))
    , m_message(makeLabel(bodyFont(), false, this))
    , m_send(new QPushButton(this))
{
    wish->setParent(this);
    setObjectName(u"overrideRequest"_s);
    setWindowTitle(tr("Request an override"));
    build();
    connectParts();
    render();
}

void OverrideDialog::build()
{
    const auto line = [this](const QFont &font, bool muted, const QString &text) {
        QLabel *const label = makeLabel(font, muted, this);
        label->setWordWrap(true);
        label->setText(text);
        return label;
    };
    QLabel *const word = line(bodyFont(), false, tr("&Why it should go ahead"));
    word->setBuddy(m_reason);
    m_reason->setObjectName(u"overrideRequest.reason"_s);
    m_reason->setAccessibleName(tr("Why it should go ahead"));
    m_reason->setMaxLength(OverrideWish::mostReason);
    m_once->setObjectName(u"overrideRequest.once"_s);
    m_once->setText(tr("&Once: exactly the same request"));
    m_once->setAccessibleName(tr("Once: exactly the same request"));
    m_entity->setObjectName(u"overrideRequest.entity"_s);
    m_entity->setText(tr("This &entity, for some hours: the same agent and action"));
    m_entity->setAccessibleName(tr("This entity, for some hours: the same agent and action"));
    m_hours->setObjectName(u"overrideRequest.hours"_s);
    m_hours->setAccessibleName(tr("Hours"));
    m_hours->setRange(1, OverrideWish::mostHours);
    m_hours->setSuffix(u' ' + tr("h", "hours, after a number"));
    m_hours->setValue(m_wish->hours());
    m_once->setChecked(m_wish->scope() == OverrideWish::Scope::Once);
    m_entity->setChecked(m_wish->scope() == OverrideWish::Scope::Entity);
    m_message->setObjectName(u"overrideRequest.message"_s);
    m_message->setWordWrap(true);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"overrideRequest.cancel"_s);
    m_send->setObjectName(u"overrideRequest.send"_s);
    m_send->setIcon(icon(u"key"_s, Tint::AccentText));
    m_send->setDefault(true);
    setLook(m_send, Look::Primary);
    auto *const hours = new QHBoxLayout;
    hours->setContentsMargins(24, 0, 0, 0);
    hours->addWidget(m_hours);
    hours->addStretch();
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(
        line(bodyFont(), true,
             tr("Decision %1. Somebody else has to agree before anything goes ahead.").arg(m_wish->decisionId())));
    column->addWidget(word);
    column->addWidget(m_reason);
    column->addWidget(m_once);
    column->addWidget(m_entity);
    column->addLayout(hours);
    if (m_wish->isContinued())
        column->addWidget(line(captionFont(), true, tr("You had begun this before; it was kept on this computer.")));
    column->addWidget(m_message);
    column->addWidget(line(captionFont(), true, tr("The wish is open for seven days. It is written into the log.")));
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_reason->setFocus();
}

void OverrideDialog::connectParts()
{
    connect(m_reason, &QLineEdit::textEdited, m_wish, &OverrideWish::setReason);
    connect(m_once, &QRadioButton::toggled, m_wish,
            [this](bool once) { m_wish->setScope(once ? OverrideWish::Scope::Once : OverrideWish::Scope::Entity); });
    connect(m_hours, &QSpinBox::valueChanged, m_wish, &OverrideWish::setHours);
    connect(m_send, &QPushButton::clicked, m_wish, &OverrideWish::send);
    connect(m_wish, &OverrideWish::changed, this, &OverrideDialog::render);
    connect(m_wish, &OverrideWish::sent, this, &QDialog::accept);
}

void OverrideDialog::render()
{
    m_send->setText(m_wish->isBusy() ? tr("Sending…") : tr("Request"));
    m_send->setAccessibleName(m_send->text());
    m_send->setEnabled(m_wish->canSend());
    m_hours->setEnabled(m_wish->scope() == OverrideWish::Scope::Entity);
    m_message->setText(m_wish->refusal() ? overrideRefusalWords(*m_wish->refusal()) : QString());
    m_message->setVisible(m_wish->refusal().has_value());
}

} // namespace atalaya::ui
