// SPDX-License-Identifier: GPL-3.0-or-later
#include "pendingdialog.h"

#include "models/policyeditor.h"
#include "models/policytext.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/changelist.h"
#include "ui/governance/policyreadingwords.h"
#include "ui/governance/policywords.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

PendingDialog::PendingDialog(models::PolicyEditor *editor, const Facts &facts, QWidget *parent)
    : SnugDialog(560, parent)
    , m_editor(editor)
    , m_isMine(QString::fromStdString(editor->detail().pending->requestedBy) == facts.me)
    , m_mayConfirm(facts.mayConfirm)
    , m_message(makeLabel(bodyFont(), false, this))
    , m_reject(new QPushButton(this))
    , m_confirm(new QPushButton(this))
{
    setObjectName(u"policyPending"_s);
    setWindowTitle(tr("Waits for a second person: “%1”").arg(editor->form().name));
    build(facts);
    connect(editor, &models::PolicyEditor::settled, this, &QDialog::accept);
    connect(editor, &models::PolicyEditor::failed, this,
            [this](const api::ApiError &error) { m_message->setText(refusalWords(error)); });
    connect(editor, &models::PolicyEditor::busyChanged, this, &PendingDialog::render);
    connect(m_confirm, &QPushButton::clicked, editor, &models::PolicyEditor::confirmPending);
    connect(m_reject, &QPushButton::clicked, editor, &models::PolicyEditor::rejectPending);
    render();
}

void PendingDialog::build(const Facts &facts)
{
    const contract::PolicyPending &pending = *m_editor->detail().pending;
    const PolicyReadingWords words(QLocale().language() == QLocale::Spanish ? u"es"_s : u"en"_s, facts.currency,
                                   facts.zone);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    const auto line = [this, column](const QFont &font, bool muted, const QString &text) {
        QLabel *const label = makeLabel(font, muted, this);
        label->setWordWrap(true);
        label->setText(text);
        column->addWidget(label);
        return label;
    };
    const auto at = QDateTime::fromMSecsSinceEpoch(pending.requestedAt.time_since_epoch().count(), Qt::UTC);
    const QString when = Formats({}, facts.zone).dateTime(at);
    line(headingFont(), false,
         m_isMine ? tr("You asked for this on %1").arg(when)
                  : tr("%1 asked for this on %2").arg(ownerWord(pending.requestedBy, m_editor->detail().people), when));
    if (!pending.note.empty())
        line(bodyFont(), true, QString::fromStdString(pending.note))->setObjectName(u"policyPending.note"_s);
    const auto after = models::policyIn(pending.policy);
    const auto &before = m_editor->published();
    if (after && before) {
        auto *const list = new ChangeList;
        list->setPeople(m_editor->detail().people);
        list->setHeads(tr("In force now"), tr("Asked for"));
        list->show(*before, *after, models::choicesBetween(*before, *after, *before), words);
        auto *const scroll = new QScrollArea(this);
        scroll->setObjectName(u"policyPending.changes"_s);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(list);
        scroll->setMinimumHeight(140);
        scroll->setAccessibleName(tr("What changes"));
        column->addWidget(scroll);
    }
    if (after)
        line(bodyFont(), false, words.sentence(rules::readingOf(*after)))->setObjectName(u"policyPending.reading"_s);
    line(captionFont(), true,
         m_isMine ? tr("Another person has to agree; you can take it back.")
                  : tr("Agreeing asks for your second factor, and puts it into force at once. Both are written into "
                       "the log."));
    m_message->setObjectName(u"policyPending.message"_s);
    m_message->setWordWrap(true);
    column->addWidget(m_message);
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"policyPending.close"_s);
    m_reject->setObjectName(u"policyPending.reject"_s);
    m_reject->setText(m_isMine ? tr("Take it back") : tr("Reject"));
    m_confirm->setObjectName(u"policyPending.confirm"_s);
    m_confirm->setText(tr("Agree and publish"));
    m_confirm->setIcon(icon(u"key"_s, Tint::AccentText));
    setLook(m_confirm, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    for (QPushButton *const button : {close, m_reject, m_confirm}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    setTabOrder(close, m_reject);
    setTabOrder(m_reject, m_confirm);
    // Reading it is no answer.
    close->setDefault(true);
    close->setFocus();
}

void PendingDialog::render()
{
    m_confirm->setVisible(!m_isMine && m_mayConfirm);
    m_reject->setVisible(m_mayConfirm);
    m_confirm->setEnabled(!m_editor->isBusy());
    m_reject->setEnabled(!m_editor->isBusy());
}

} // namespace atalaya::ui
