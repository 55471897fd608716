// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflictpane.h"

#include "models/policyeditor.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/changelist.h"
#include "ui/governance/policyreadingwords.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

ConflictPane::ConflictPane(models::PolicyEditor *editor, const QString &currency, const QTimeZone &zone,
                           QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_currency(currency)
    , m_zone(zone)
    , m_title(makeLabel(headingFont(), false, this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_changes(new ChangeList)
    , m_save(new QPushButton(this))
{
    setObjectName(u"policyConflict"_s);
    m_title->setObjectName(u"policyConflict.title"_s);
    m_words->setWordWrap(true);
    m_save->setObjectName(u"policyConflict.save"_s);
    setLook(m_save, Look::Primary);
    auto *const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_changes);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(24, 16, 24, 16);
    all->setSpacing(10);
    all->addWidget(m_title);
    all->addWidget(m_words);
    all->addWidget(scroll, 1);
    all->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, this, [this] { m_editor->resolve(m_changes->choices()); });
}

void ConflictPane::render()
{
    m_title->setText(tr("Somebody else saved this draft first"));
    m_words->setText(
        tr("Nothing is lost: theirs is on the platform, yours on this computer. Choose what holds, part by "
           "part. What only one of you has changed is chosen already."));
    m_save->setText(tr("Save the chosen parts"));
    m_save->setAccessibleName(m_save->text());
    const auto &conflict = m_editor->conflict();
    if (!conflict)
        return;
    m_changes->setHeads(tr("Theirs"), tr("Mine"));
    m_changes->setPeople(m_editor->detail().people);
    m_changes->ask(
        conflict->theirs, conflict->mine, conflict->choices,
        PolicyReadingWords(QLocale().language() == QLocale::Spanish ? u"es"_s : u"en"_s, m_currency, m_zone));
}

void ConflictPane::focusFirst()
{
    if (auto *const first = m_changes->findChild<QRadioButton *>(u"change0.mine"_s))
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace atalaya::ui
