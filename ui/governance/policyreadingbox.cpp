// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyreadingbox.h"

#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "ui/common/language.h"
#include "ui/common/sentencelabel.h"
#include "ui/common/type.h"
#include "ui/governance/policyreadingwords.h"
#include "ui/governance/policywords.h"
#include "ui/governance/warningline.h"

#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using rules::PolicyFindingKind;

namespace {

constexpr qsizetype mostWarnings = 5;

} // namespace

PolicyReadingBox::PolicyReadingBox(models::PolicyEditor *editor, models::PolicyFindings *findings,
                                   const QString &currency, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_findings(findings)
    , m_currency(currency)
    , m_zone(zone)
    , m_panel(new QWidget(this))
    , m_title(makeLabel(captionFont(), true, m_panel))
    , m_first(new SentenceLabel(m_panel))
    , m_secondTitle(makeLabel(captionFont(), true, m_panel))
    , m_second(new SentenceLabel(m_panel))
    , m_warnings(new QVBoxLayout)
{
    m_first->setObjectName(u"policy.reading"_s);
    m_second->setObjectName(u"policy.readingOther"_s);
    auto *const panel = new QVBoxLayout(m_panel);
    panel->setContentsMargins(12, 10, 12, 10);
    panel->setSpacing(4);
    panel->addWidget(m_title);
    panel->addWidget(m_first);
    panel->addSpacing(6);
    panel->addWidget(m_secondTitle);
    panel->addWidget(m_second);
    m_warnings->setSpacing(8);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_panel);
    all->addLayout(m_warnings);
}

void PolicyReadingBox::render()
{
    const QString mine = QLocale().language() == QLocale::Spanish ? u"es"_s : u"en"_s;
    const QString other = mine == "es"_L1 ? u"en"_s : u"es"_s;
    const rules::PolicyReading reading = rules::readingOf(m_editor->policy());
    const PolicyReadingWords first(mine, m_currency, m_zone);
    const PolicyReadingWords second(other, m_currency, m_zone);
    m_title->setText(tr("It reads like this"));
    m_secondTitle->setText(Language::nameOf(other));
    m_first->setText(first.html(reading));
    m_first->setAccessibleName(first.sentence(reading));
    m_second->setText(second.html(reading));
    m_second->setAccessibleName(second.sentence(reading));
    renderWarnings();
}

QList<PolicyReadingBox::Warning> PolicyReadingBox::warnings() const
{
    QList<Warning> lines;
    if (!m_findings->isKnown())
        return lines;
    bool hasConflict = false;
    for (const models::PolicyWarning &warning : m_findings->warnings()) {
        hasConflict = hasConflict || warning.kind != PolicyFindingKind::Gap;
        if (lines.size() == mostWarnings)
            continue;
        const QString words = warningWords(warning, m_findings->byDefault());
        if (warning.kind == PolicyFindingKind::Gap)
            lines.append({Tint::Warn, words, tr("Add a rule"), {}});
        else if (!warning.otherIds.isEmpty())
            lines.append({Tint::Warn, words, tr("Open “%1”").arg(warning.others.first()), warning.otherIds.first()});
        else
            lines.append({Tint::Warn, words, {}, {}});
    }
    if (!hasConflict)
        lines.append(
            {Tint::Executed, tr("No conflicts with the %n other policies", nullptr, m_findings->others()), {}, {}});
    return lines;
}

void PolicyReadingBox::renderWarnings()
{
    // Most of what is typed changes none of them.
    if (const QList<Warning> now = warnings(); now != m_said)
        m_said = now;
    else
        return;
    for (QWidget *const line : std::as_const(m_lines)) {
        line->setObjectName({});
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    for (const Warning &warning : std::as_const(m_said)) {
        auto *const line = new WarningLine(this);
        line->setObjectName(warning.tint == Tint::Executed ? u"policy.noConflict"_s
                                                           : u"policy.warning%1"_s.arg(m_lines.size()));
        line->set(warning.tint, warning.words, warning.way);
        if (!warning.otherId.isEmpty())
            connect(line, &WarningLine::followed, this, [this, id = warning.otherId] { Q_EMIT policyWanted(id); });
        else
            connect(line, &WarningLine::followed, this, &PolicyReadingBox::ruleWanted);
        m_warnings->addWidget(line);
        line->show();
        m_lines.append(line);
    }
}

void PolicyReadingBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Tokens::of(this).window);
    painter.drawRoundedRect(m_panel->geometry(), 4, 4);
}

} // namespace atalaya::ui
