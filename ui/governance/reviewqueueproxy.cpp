// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewqueueproxy.h"

#include "models/reviewqueuemodel.h"
#include "ui/common/icons.h"
#include "ui/governance/reviewwords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::ReviewQueueModel;
using Held = ReviewQueueModel::Held;

ReviewQueueProxy::ReviewQueueProxy(const AuditWords &words, QObject *parent)
    : WordsProxy(parent)
    , m_words(words)
{}

void ReviewQueueProxy::setWords(const AuditWords &words)
{
    m_words = words;
    retranslate();
}

QString ReviewQueueProxy::holder(const QModelIndex &index) const
{
    const QString name = raw(index).toString();
    if (!index.data(ReviewQueueModel::OutcomeRole).toString().isEmpty())
        return name.isEmpty() ? tr("an account that is gone") : name;
    switch (index.data(ReviewQueueModel::HeldRole).value<Held>()) {
    case Held::ByNobody:
        return tr("free");
    case Held::ByMe:
        return tr("you");
    case Held::ByOther:
        return name.isEmpty() ? tr("somebody else") : name;
    }
    return {};
}

QString ReviewQueueProxy::text(const QModelIndex &index) const
{
    // Also asks for a row that is not at hand.
    const QVariant value = raw(index);
    const auto state = index.data(ReviewQueueModel::LoadStateRole).value<LoadState>();
    if (state != LoadState::Ready) {
        if (index.column() != ReviewQueueModel::Action)
            return {};
        return state == LoadState::Loading       ? tr("Reading…")
               : state == LoadState::Unavailable ? tr("Not kept on this computer")
                                                 : tr("Could not be read");
    }
    switch (index.column()) {
    case ReviewQueueModel::Waiting:
        return durationWords(value.toLongLong(), m_words.formats());
    case ReviewQueueModel::Due:
        return value.isValid() ? dueWords(value.toLongLong(), m_words.formats())
                               : outcomeLook(index.data(ReviewQueueModel::OutcomeRole).toString()).word;
    case ReviewQueueModel::Confidence:
        return value.isValid() ? m_words.confidence(value.toDouble()) : AuditWords::noData();
    case ReviewQueueModel::Risk:
        return value.isValid() ? m_words.risk(value.toLongLong()) : AuditWords::noData();
    case ReviewQueueModel::Holder:
        return holder(index);
    default:
        return value.toString();
    }
}

bool ReviewQueueProxy::isFigure(int column) const
{
    return column == ReviewQueueModel::Confidence || column == ReviewQueueModel::Risk ||
           column == ReviewQueueModel::Waiting;
}

QVariant ReviewQueueProxy::mark(const QModelIndex &index) const
{
    if (index.column() == ReviewQueueModel::Due) {
        const QString outcome = index.data(ReviewQueueModel::OutcomeRole).toString();
        if (!outcome.isEmpty())
            return icon(outcomeLook(outcome).icon, outcomeLook(outcome).tint);
        return index.data(ReviewQueueModel::OverdueRole).toBool() ? icon(u"exclamation-triangle"_s, Tint::Warn)
                                                                  : icon(u"clock"_s, Tint::Muted);
    }
    const auto held = index.data(ReviewQueueModel::HeldRole).value<Held>();
    if (index.column() == ReviewQueueModel::Holder && held != Held::ByNobody)
        return icon(held == Held::ByMe ? u"person"_s : u"lock"_s, held == Held::ByMe ? Tint::Accent : Tint::Muted);
    return {};
}

QString ReviewQueueProxy::head(int column) const
{
    const auto *const queue = qobject_cast<const ReviewQueueModel *>(sourceModel());
    const bool isDone = queue && queue->part() == ReviewQueueModel::Part::Done;
    switch (column) {
    case ReviewQueueModel::Waiting:
        return isDone ? tr("Waited") : tr("Waits");
    case ReviewQueueModel::Due:
        return isDone ? tr("Verdict") : tr("Due");
    case ReviewQueueModel::Action:
        return tr("Action");
    case ReviewQueueModel::Entity:
        return tr("Entity");
    case ReviewQueueModel::Agent:
        return tr("Agent");
    case ReviewQueueModel::Policy:
        return tr("Policy");
    case ReviewQueueModel::Confidence:
        return tr("Confidence");
    case ReviewQueueModel::Risk:
        return tr("Risk");
    case ReviewQueueModel::Holder:
        return isDone ? tr("By") : tr("Taken by");
    default:
        return {};
    }
}

} // namespace atalaya::ui
