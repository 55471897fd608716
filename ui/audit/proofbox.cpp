// SPDX-License-Identifier: GPL-3.0-or-later
#include "proofbox.h"

#include "ui/audit/factgrid.h"
#include "ui/common/icons.h"
#include "ui/common/logwords.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::ProofState;
using models::TrustMode;

ProofBox::ProofBox(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_facts(new FactGrid(FactGrid::Size::Caption, this))
    , m_limits(makeLabel(captionFont(), true, this))
{
    m_title->setObjectName(u"proofTitle"_s);
    m_title->setWordWrap(true);
    m_facts->setObjectName(u"proofFacts"_s);
    m_limits->setObjectName(u"proofLimits"_s);
    m_limits->setWordWrap(true);
    m_icon->setFixedWidth(16);
    auto *const head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_limits);
}

void ProofBox::show(const Content &content, const AuditWords &words)
{
    const Formats &formats = words.formats();
    const bool isAlarm = !content.log.alarms.empty();
    const ProofState state = isAlarm ? ProofState::Failed : content.proof.state;
    const auto before = std::pair(m_iconName, m_tint);
    switch (state) {
    case ProofState::Verified:
        m_iconName = u"patch-check"_s;
        m_tint = Tint::Executed;
        m_title->setText(tr("Proof checked on this computer"));
        break;
    case ProofState::Erased:
        m_iconName = u"eraser"_s;
        m_tint = Tint::Muted;
        m_title->setText(
            tr("Number and place are proven; the content was erased by retention and can’t be proven any more"));
        break;
    case ProofState::Failed:
        m_iconName = u"shield-exclamation"_s;
        m_tint = Tint::Blocked;
        m_title->setText(isAlarm ? tr("Not verified: the log is in alarm") : tr("This is not what the log holds"));
        break;
    case ProofState::Unavailable:
        m_iconName = u"dash-circle-dotted"_s;
        m_tint = Tint::Muted;
        m_title->setText(tr("No proof to be had"));
        break;
    case ProofState::Pending:
        m_iconName = u"clock"_s;
        m_tint = Tint::Muted;
        m_title->setText(tr("Not verified yet"));
        break;
    }
    QList<FactGrid::Fact> facts;
    const models::AuditProof &proof = content.proof;
    if (proof.treeSize > 0)
        facts.append({tr("Leaf"), tr("%1 of %2").arg(formats.integer(proof.seq), formats.integer(proof.treeSize))});
    else
        facts.append({tr("Leaf"), formats.integer(proof.seq)});
    if ((state == ProofState::Verified || state == ProofState::Erased) && proof.pathNodes > 0)
        facts.append({tr("Path"), tr("%n nodes, inclusion correct", nullptr, proof.pathNodes)});
    if (const auto root = api::hashFrom({proof.root.constData(), static_cast<std::size_t>(proof.root.size())}))
        facts.append({.name = tr("Root"), .value = LogWords::shortHash(*root), .isMono = true});
    if (!proof.differs.isEmpty())
        facts.append({tr("Differs"), proof.differs.join(u", "_s)});
    if (proof.erasedBy)
        facts.append({tr("Erased by"), tr("retention, leaf %1").arg(formats.integer(*proof.erasedBy))});
    if (content.log.pin) {
        const QString day = formats.date(formats.day(LogWords::at(content.log.pin->firstSeen)));
        facts.append({tr("Trust"), content.log.outcome == api::LogOutcome::Verified
                                       ? tr("Followed since %1").arg(day)
                                       : tr("Trusted on first use, %1").arg(day)});
    }
    m_facts->setFacts(facts);
    m_limits->setText(tr("It can’t find what was false when it was written, nor what was changed before anybody saw "
                         "a head."));
    setAccessibleName(m_title->text());
    if (std::pair(m_iconName, m_tint) != before)
        tint();
}

void ProofBox::tint()
{
    const Tokens &tokens = Tokens::of(this);
    m_icon->setPixmap(iconPixmap(m_iconName, 16, devicePixelRatioF(), tokens.colour(m_tint)));
    QPalette palette = m_title->palette();
    palette.setColor(m_title->foregroundRole(), tokens.colour(m_tint));
    m_title->setPalette(palette);
}

void ProofBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        tint();
}

} // namespace atalaya::ui
