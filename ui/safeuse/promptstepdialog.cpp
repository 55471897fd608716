// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptstepdialog.h"

#include "models/prompteditor.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/promptdiff.h"
#include "ui/safeuse/safeusewords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PromptEditor;

namespace {

constexpr int mostNote = 500;

} // namespace

PromptStepDialog::PromptStepDialog(Step step, PromptEditor *editor, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_step(step)
    , m_editor(editor)
    , m_diff(new PromptDiff(u"promptStep.changes"_s, this))
    , m_message(new WarningLine(this))
    , m_note(new QLineEdit(this))
    , m_reject(new QPushButton(this))
    , m_go(new QPushButton(this))
{
    setObjectName(u"promptStep"_s);
    setWindowTitle((step == Step::Request ? tr("Ask for approval: “%1”") : tr("Waits for approval: “%1”"))
                       .arg(editor->form().name));
    build(zone);
    connectParts();
    render();
}

QString PromptStepDialog::headWords(const QTimeZone &zone) const
{
    const contract::PromptDetail &detail = m_editor->detail();
    if (m_step == Step::Request)
        return detail.inForce ? tr("What changes for agents once somebody else has approved it:")
                              : tr("What agents may use once somebody else has approved it:");
    const auto at = QDateTime::fromMSecsSinceEpoch(detail.pending->requestedAt.time_since_epoch().count(), Qt::UTC);
    return tr("%1 asked for it on %2.")
        .arg(personWord(QString::fromStdString(detail.pending->requestedBy.name)), Formats({}, zone).dateTime(at));
}

void PromptStepDialog::build(const QTimeZone &zone)
{
    const contract::PromptDetail &detail = m_editor->detail();
    const auto line = [this](const QFont &font, bool muted, const QString &text) {
        QLabel *const label = makeLabel(font, muted, this);
        label->setWordWrap(true);
        label->setText(text);
        return label;
    };
    m_message->setObjectName(u"promptStep.message"_s);
    m_note->setObjectName(u"promptStep.note"_s);
    m_note->setMaxLength(mostNote);
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note for those who read it later"));
    m_reject->setObjectName(u"promptStep.reject"_s);
    m_go->setObjectName(u"promptStep.go"_s);
    m_go->setDefault(m_step == Step::Request);
    setLook(m_go, Look::Primary);
    auto *const cancel = new QPushButton(m_step == Step::Request ? tr("Cancel") : tr("Close"), this);
    cancel->setObjectName(u"promptStep.cancel"_s);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_reject);
    buttons->addWidget(m_go);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(line(headingFont(), false, headWords(zone)));
    if (m_step == Step::Decide && !detail.pending->note.empty()) {
        QLabel *const why = line(bodyFont(), true,
                                 tr("“%1”", "a note that is quoted").arg(QString::fromStdString(detail.pending->note)));
        why->setObjectName(u"promptStep.why"_s);
        column->addWidget(why);
    }
    column->addWidget(m_diff, 1);
    column->addWidget(m_message);
    column->addWidget(m_note);
    column->addLayout(buttons);
    const auto before = detail.inForce ? std::optional(detail.inForce->document) : std::nullopt;
    m_diff->compare(before, m_step == Step::Request ? detail.draft->document : detail.pending->document);
    resize(680, 520);
    m_note->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void PromptStepDialog::connectParts()
{
    connect(m_go, &QPushButton::clicked, this, [this] {
        m_step == Step::Request ? m_editor->request(m_note->text()) : m_editor->approve(m_note->text());
    });
    connect(m_reject, &QPushButton::clicked, this, [this] { m_editor->reject(m_note->text()); });
    connect(m_editor, &PromptEditor::changedThere, this, &QDialog::accept);
    connect(m_editor, &PromptEditor::busyChanged, this, &PromptStepDialog::render);
    connect(m_editor, &PromptEditor::failed, this, [this](const api::ApiError &error) {
        m_message->set(Tint::Warn, safeUseRefusalWords(error), {});
        m_message->show();
    });
}

void PromptStepDialog::render()
{
    const bool isBusy = m_editor->isBusy();
    m_go->setText(m_step == Step::Request ? tr("Ask for approval") : tr("Approve"));
    m_go->setAccessibleName(m_step == Step::Request ? m_go->text() : tr("Approve, asks for the second factor"));
    m_go->setIcon(m_step == Step::Decide ? icon(u"key"_s, Tint::AccentText) : QIcon());
    m_reject->setText(m_editor->hasPart() ? tr("Take back") : tr("Reject"));
    m_reject->setAccessibleName(m_reject->text());
    m_reject->setVisible(m_step == Step::Decide && m_editor->who().mayPublish);
    m_go->setVisible(m_step == Step::Request || (m_editor->who().mayPublish && !m_editor->hasPart()));
    m_go->setEnabled(!isBusy && (m_step == Step::Request ? m_editor->canRequest() : m_editor->canApprove()));
    m_reject->setEnabled(m_editor->canReject());
    m_note->setEnabled(!isBusy);
    if (isBusy)
        return m_message->hide();
    const bool isOwn = m_step == Step::Decide && m_editor->hasPart();
    m_message->setVisible(isOwn);
    if (isOwn)
        m_message->set(Tint::Info, tr("You have a part in it, so somebody else has to agree."), {});
}

} // namespace atalaya::ui
