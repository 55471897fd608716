// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishdialog.h"

#include "models/policyeditor.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/changelist.h"
#include "ui/governance/policyreadingwords.h"
#include "ui/governance/policywords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

PublishDialog::PublishDialog(models::PolicyEditor *editor, const Facts &facts, QWidget *parent)
    : SnugDialog(560, parent)
    , m_editor(editor)
    , m_note(new QLineEdit(this))
    , m_message(makeLabel(bodyFont(), false, this))
    , m_publish(new QPushButton(this))
{
    setObjectName(u"policyPublish"_s);
    setWindowTitle(tr("Publish “%1”").arg(editor->form().name));
    build(facts);
    connect(editor, &models::PolicyEditor::wentOut, this, &QDialog::accept);
    connect(editor, &models::PolicyEditor::failed, this,
            [this](const api::ApiError &error) { m_message->setText(refusalWords(error)); });
    connect(editor, &models::PolicyEditor::busyChanged, this, &PublishDialog::render);
    connect(editor, &models::PolicyEditor::savingChanged, this, &PublishDialog::render);
    connect(m_publish, &QPushButton::clicked, this, [this] {
        m_message->clear();
        m_editor->publish(m_note->text().trimmed());
    });
    render();
}

void PublishDialog::build(const Facts &facts)
{
    const PolicyReadingWords words(QLocale().language() == QLocale::Spanish ? u"es"_s : u"en"_s, facts.currency,
                                   facts.zone);
    const auto line = [this](const QFont &font, bool muted, const QString &text) {
        QLabel *const label = makeLabel(font, muted, this);
        label->setWordWrap(true);
        label->setText(text);
        return label;
    };
    const auto &published = m_editor->published();
    const std::int64_t version = published ? m_editor->detail().published->version : 0;
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(line(headingFont(), false,
                           published ? tr("Version %1 takes the place of version %2").arg(version + 1).arg(version)
                                     : tr("Version 1 comes into force")));
    if (published) {
        if (models::choicesBetween(*published, m_editor->policy(), *published).isEmpty())
            column->addWidget(line(bodyFont(), true, tr("Only its examples change.")));
        auto *const list = new ChangeList;
        list->setHeads(tr("In force now"), tr("From now on"));
        const rules::Policy &after = m_editor->policy();
        list->setPeople(m_editor->detail().people);
        list->show(*published, after, models::choicesBetween(*published, after, *published), words);
        auto *const scroll = new QScrollArea(this);
        scroll->setObjectName(u"policyPublish.changes"_s);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(list);
        scroll->setMinimumHeight(140);
        scroll->setAccessibleName(tr("What changes"));
        column->addWidget(scroll);
    }
    column->addWidget(line(captionFont(), true, tr("It reads like this")));
    QLabel *const reading = line(bodyFont(), false, words.sentence(rules::readingOf(m_editor->policy())));
    reading->setObjectName(u"policyPublish.reading"_s);
    column->addWidget(reading);
    if (const qsizetype examples = static_cast<qsizetype>(m_editor->detail().draft->examples.size()); examples > 0)
        column->addWidget(line(bodyFont(), true, tr("%n examples hold.", nullptr, static_cast<int>(examples))));
    if (facts.asksForTwo) {
        QLabel *const two = line(bodyFont(), true, tr("It comes into force when a second person agrees."));
        two->setObjectName(u"policyPublish.two"_s);
        column->addWidget(two);
    }
    QLabel *const word = line(bodyFont(), false, tr("&Why, for those who read the history"));
    word->setBuddy(m_note);
    m_note->setObjectName(u"policyPublish.note"_s);
    m_note->setAccessibleName(tr("Why, for those who read the history"));
    m_note->setMaxLength(500);
    column->addWidget(word);
    column->addWidget(m_note);
    m_message->setObjectName(u"policyPublish.message"_s);
    m_message->setWordWrap(true);
    column->addWidget(m_message);
    column->addWidget(
        line(captionFont(), true, tr("Your second factor is asked for next. The change is written into the log.")));
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"policyPublish.cancel"_s);
    m_publish->setObjectName(u"policyPublish.publish"_s);
    m_publish->setIcon(icon(u"key"_s, Tint::AccentText));
    m_publish->setDefault(true);
    setLook(m_publish, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_publish);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void PublishDialog::render()
{
    m_publish->setText(m_editor->isBusy() ? tr("Publishing…") : tr("Publish"));
    m_publish->setAccessibleName(m_publish->text());
    m_publish->setEnabled(m_editor->canPublish());
}

} // namespace atalaya::ui
