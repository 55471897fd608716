// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurestory.h"

#include "charts/bridgechart.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/factlist.h"
#include "ui/dashboard/figurenames.h"
#include "ui/figure/formulabox.h"
#include "ui/figure/sumlist.h"
#include "ui/figure/trialcontrol.h"

#include <QLabel>
#include <QPushButton>

// What the left half says, from what its presenter knows.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::Saving;

void FigureStory::render(const FigureWords &words)
{
    renderHead(words);
    m_meaning->setText(FigureNames::meaning(m_presenter->query().figure.metric));
    m_formulaTitle->setText(tr("Formula"));
    const auto lines = words.formula(*m_presenter);
    m_formula->setLines(lines);
    m_formulaTitle->setVisible(!lines.isEmpty());
    m_formula->setVisible(!lines.isEmpty());
    m_missing->setText(tr("The assumptions behind this figure could not be read, so nothing can be tried now."));
    m_missing->setVisible(m_presenter->lacksAssumptions());
    m_trial->setVisible(m_presenter->canTry());
    m_net->setVisible(m_presenter->canTry());
    if (m_presenter->canTry()) {
        renderTrial(words);
        renderBridge(words);
    }
    renderRelated(words);
    tint();
}

void FigureStory::renderHead(const FigureWords &words)
{
    const QString metric = m_presenter->query().figure.metric;
    const bool isSaving = m_presenter->canTry();
    const bool isNet = models::isNetSaving(metric);
    const models::Unit unit = m_presenter->unit();
    m_figure->setText(m_presenter->hasFigure() ? words.amount(m_presenter->figure(), unit) : QString());
    m_figureName->setText(isSaving                                               ? (isNet ? tr("net") : tr("gross"))
                          : unit == models::Unit::Score && m_presenter->figure() ? tr("out of 100")
                                                                                 : QString());
    m_chip->set(u"pencil"_s, tr("Trial"), Tint::Info);
    m_chip->setVisible(m_presenter->isTried());
    m_other->setVisible(isSaving);
    m_otherName->setVisible(isSaving);
    if (isSaving) {
        const Saving saving = m_presenter->saving();
        const double minutes = isNet ? saving.gross : saving.net();
        m_other->setText(words.amount(models::isMoneySaving(metric) ? saving.worth(minutes) : minutes, unit));
        m_otherName->setText(isNet ? tr("gross") : tr("net"));
    }
    if (m_presenter->isTried()) {
        m_changeLook = {tr("stored: %1").arg(words.amount(m_presenter->storedFigure(), unit)), u"info-circle"_s,
                        Tint::Muted};
    } else {
        m_changeLook = words.dashboard().change(m_presenter->change(), m_presenter->figure().has_value());
        m_changeLook.text = m_presenter->hasFigure() ? words.change(*m_presenter) : QString();
    }
    m_change->setText(m_changeLook.text);
}

void FigureStory::renderTrial(const FigureWords &words)
{
    const models::Assumed now = m_presenter->assumed();
    const models::Assumed stored = m_presenter->stored();
    const Formats &formats = words.formats();
    m_trialTitle->setText(tr("Assumptions"));
    m_reset->setText(tr("Reset"));
    m_reset->setEnabled(m_presenter->isTried());
    const models::Assumed most = m_presenter->most();
    m_minutes->setWords(tr("Minutes per task"), formats.minutes(0), formats.minutes(most.minutesPerTask));
    m_rate->setWords(tr("Price of an hour"), formats.money(0), formats.money(most.hourlyRate));
    m_review->setWords(tr("Minutes per review"), formats.minutes(0), formats.minutes(most.reviewMinutes));
    m_minutes->setValue(now.minutesPerTask, most.minutesPerTask, now.minutesPerTask != stored.minutesPerTask);
    m_rate->setValue(now.hourlyRate, most.hourlyRate, now.hourlyRate != stored.hourlyRate);
    m_review->setValue(now.reviewMinutes, most.reviewMinutes, now.reviewMinutes != stored.reviewMinutes);
    m_rate->setVisible(models::isMoneySaving(m_presenter->query().figure.metric));
    m_note->setText(tr("Moving a control is a trial: it does not change what is stored, and it is marked in every "
                       "export."));
    m_breakEven->setText(words.breakEven(*m_presenter).join(u' '));
    m_breakEven->setVisible(!m_breakEven->text().isEmpty());
}

void FigureStory::renderBridge(const FigureWords &words)
{
    const Saving saving = m_presenter->saving();
    const bool isMoney = models::isMoneySaving(m_presenter->query().figure.metric);
    const Formats formats = words.formats();
    const auto worth = [&](double minutes) {
        return isMoney ? saving.worth(minutes) : minutes;
    };
    const auto write = [formats, isMoney](double value) {
        return isMoney ? formats.money(value) : formats.minutes(value);
    };
    m_netTitle->setText(tr("From gross to net"));
    charts::BridgeData content;
    content.nameName = tr("Part");
    content.valueName = isMoney ? tr("Money") : tr("Time");
    content.words = words.dashboard().chart();
    content.words.number = write;
    const auto add = [&](const QString &name, double minutes, bool isTotal) {
        content.bars.push_back({name, worth(minutes), isTotal, name + u", "_s + write(worth(minutes))});
    };
    add(tr("Gross"), saving.gross, true);
    add(tr("Reviews"), -saving.review, false);
    add(tr("Overrides"), -saving.overrides, false);
    add(tr("Rework"), -saving.rework, false);
    add(tr("Net"), saving.net(), true);
    m_bridge->setData(std::move(content));
    m_bridge->setAccessibleName(m_netTitle->text());
    m_bridge->setAccessibleDescription(tr("Columns: the gross saving, what people’s time takes off, and what is left"));

    const auto *const check = m_presenter->netCheck();
    const auto row = [&](const QString &name, const char *kind, double minutes) {
        const models::KindTally tally = check->isComplete() ? check->tally(kind) : models::KindTally{};
        const auto count = static_cast<double>(tally.rows);
        const QString each = tally.rows > 0 ? formats.minutes(minutes / count) : QString();
        return SumList::Row{name, tally.rows > 0 ? tr("%1 × %2").arg(formats.integer(tally.rows), each) : QString(),
                            formats.minutes(minutes), isMoney ? formats.money(saving.worth(-minutes)) : QString()};
    };
    m_sums->setRows({row(tr("Reviews"), "review", saving.review), row(tr("Overrides"), "override", saving.overrides),
                     row(tr("Rework"), "rework", saving.rework)});
}

void FigureStory::renderRelated(const FigureWords &words)
{
    QList<FactList::Row> rows;
    m_relatedIds.clear();
    for (const models::RelatedFigure &figure : m_presenter->related()) {
        if (figure.id == m_presenter->query().figure)
            continue;
        m_relatedIds.append(figure.id);
        rows.append({FigureNames::title(figure.id), words.amount(figure.value, figure.unit), figure.value.has_value(),
                     figure.id.metric + (figure.id.item.isEmpty() ? QString() : u'.' + figure.id.item)});
    }
    m_relatedTitle->setText(tr("Other figures of this card"));
    m_relatedTitle->setVisible(!rows.isEmpty());
    m_related->setRows(rows);
}

void FigureStory::tint()
{
    const Tokens &tokens = Tokens::of(this);
    const auto ink = [](QLabel *label, const QColor &colour) {
        QPalette colours = label->palette();
        colours.setColor(label->foregroundRole(), colour);
        label->setPalette(colours);
    };
    const bool isTried = m_presenter->isTried();
    ink(m_figure, !m_presenter->figure() ? tokens.muted : isTried ? tokens.accent : tokens.text);
    ink(m_other, isTried ? tokens.accent : tokens.text);
    ink(m_change, tokens.colour(m_changeLook.tint));
    m_changeIcon->setVisible(!m_changeLook.icon.isEmpty() && !m_changeLook.text.isEmpty());
    if (!m_changeLook.icon.isEmpty())
        m_changeIcon->setPixmap(
            iconPixmap(m_changeLook.icon, 14, devicePixelRatioF(), tokens.colour(m_changeLook.tint)));
    m_bridge->setTheme(chartTheme(tokens));
}

} // namespace atalaya::ui
