// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditrowsproxy.h"

#include "ui/common/icons.h"

#include <QBrush>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditLogModel;
using models::LoadState;
using models::ProofState;

AuditRowsProxy::AuditRowsProxy(AuditLogModel *model, const AuditWords &words, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
    , m_words(words)
{
    setSourceModel(model);
}

void AuditRowsProxy::setWords(const AuditWords &words)
{
    m_words = words;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString AuditRowsProxy::title(int column)
{
    switch (column) {
    case AuditLogModel::Time:
        return tr("Time");
    case AuditLogModel::State:
        return tr("State");
    case AuditLogModel::Agent:
        return tr("Agent");
    case AuditLogModel::Action:
        return tr("Action");
    case AuditLogModel::Entity:
        return tr("Entity");
    case AuditLogModel::Policy:
        return tr("Policy");
    case AuditLogModel::Confidence:
        return tr("Confidence");
    case AuditLogModel::Risk:
        return tr("Risk");
    case AuditLogModel::Pii:
        return tr("Personal data");
    case AuditLogModel::User:
        return tr("User");
    case AuditLogModel::Reason:
        return tr("Reason");
    case AuditLogModel::Correlation:
        return tr("Correlation");
    case AuditLogModel::Seq:
        return tr("Number");
    case AuditLogModel::Proof:
        return tr("Proof");
    default:
        return {};
    }
}

bool AuditRowsProxy::isFigure(int column)
{
    return column == AuditLogModel::Confidence || column == AuditLogModel::Risk || column == AuditLogModel::Seq;
}

AuditRowsProxy::Proof AuditRowsProxy::proof(ProofState state)
{
    switch (state) {
    case ProofState::Verified:
        return {u"check"_s, Tint::Executed, tr("Verified")};
    case ProofState::Failed:
        return {u"shield-exclamation"_s, Tint::Blocked, tr("Not verified")};
    case ProofState::Unavailable:
        return {u"dash-circle-dotted"_s, Tint::Muted, tr("No proof to be had")};
    case ProofState::Erased:
        return {u"eraser"_s, Tint::Muted, tr("Number and place proven; content erased by retention, not provable")};
    case ProofState::Pending:
        break;
    }
    return {u"clock"_s, Tint::Muted, tr("Not verified yet")};
}

ProofState AuditRowsProxy::proofOf(const QModelIndex &index)
{
    return index.data(AuditLogModel::ProofRole).value<ProofState>();
}

bool AuditRowsProxy::isErased(const QModelIndex &index)
{
    return index.data(AuditLogModel::ErasedRole).toBool();
}

LoadState AuditRowsProxy::loadOf(const QModelIndex &index)
{
    return index.data(AuditLogModel::LoadStateRole).value<LoadState>();
}

std::optional<contract::DecisionState> AuditRowsProxy::stateOf(const QModelIndex &index)
{
    return contract::decisionStateOf(
        index.siblingAtColumn(AuditLogModel::State).data(models::SortRole).toString().toStdString());
}

QString AuditRowsProxy::words(const QModelIndex &index) const
{
    const LoadState load = loadOf(index);
    if (load != LoadState::Ready) {
        if (index.column() != AuditLogModel::Action || load == LoadState::Loading)
            return {};
        return load == LoadState::Unavailable ? tr("Not kept on this computer") : tr("Could not be read");
    }
    const contract::AuditRow *const row = m_model->rowAt(index.row());
    if (!row)
        return {};
    // A state is handed out all the same; nothing proves it.
    if (isErased(index))
        return index.column() == AuditLogModel::State ? tr("Not provable") : tr("erased");
    const auto optional = [](const std::optional<std::string> &text) {
        return text ? AuditWords::text(*text) : QString();
    };
    switch (index.column()) {
    case AuditLogModel::Time:
        return m_words.shortMoment(row->at);
    case AuditLogModel::State:
        return AuditWords::state(row->state);
    case AuditLogModel::Agent:
        return AuditWords::text(row->agent);
    case AuditLogModel::Action:
        return AuditWords::text(row->action);
    case AuditLogModel::Entity:
        return AuditWords::text(row->entity);
    case AuditLogModel::Policy:
        return AuditWords::text(row->policyName);
    case AuditLogModel::Confidence:
        return m_words.confidence(row->confidence);
    case AuditLogModel::Risk:
        return m_words.risk(row->risk);
    case AuditLogModel::Pii:
        return AuditWords::yesNo(row->containsPii);
    case AuditLogModel::User:
        return optional(row->user);
    case AuditLogModel::Reason:
        return optional(row->reason);
    case AuditLogModel::Correlation:
        return optional(row->correlationId);
    case AuditLogModel::Seq:
        return m_words.formats().integer(row->seq);
    case AuditLogModel::Proof:
        return m_proofInWords ? proof(proofOf(index)).words : QString();
    default:
        return {};
    }
}

QString AuditRowsProxy::spoken(const QModelIndex &index) const
{
    if (index.column() == AuditLogModel::Proof && loadOf(index) == LoadState::Ready)
        return proof(proofOf(index)).words;
    if (index.column() == AuditLogModel::State && isErased(index))
        if (const auto state = stateOf(index))
            return tr("Not provable: the platform says “%1”, and retention has erased what would show it")
                .arg(AuditWords::state(*state));
    // Whoever goes down the first column hears the whole decision.
    if (const contract::AuditRow *const row = m_model->rowAt(index.row()); row && index.column() == AuditLogModel::Time)
        return (isErased(index.siblingAtColumn(AuditLogModel::State))
                    ? tr("Decision %1, %2").arg(m_words.formats().integer(row->seq), m_words.shortMoment(row->at))
                    : m_words.spoken(*row)) +
               u", "_s + proof(proofOf(index)).words;
    return words(index);
}

Tint AuditRowsProxy::tint(const QModelIndex &index) const
{
    if (loadOf(index) != LoadState::Ready)
        return Tint::Muted;
    if (isErased(index))
        return Tint::Muted;
    switch (index.column()) {
    case AuditLogModel::State:
        if (const auto state = stateOf(index))
            return AuditWords::stateTint(*state);
        return Tint::Unknown;
    case AuditLogModel::Confidence:
    case AuditLogModel::Risk:
        return index.data(models::SortRole).isValid() ? Tint::Text : Tint::Muted;
    case AuditLogModel::Proof:
        return proof(proofOf(index)).tint;
    case AuditLogModel::Seq:
    case AuditLogModel::Correlation:
        return Tint::Muted;
    default:
        return Tint::Text;
    }
}

QVariant AuditRowsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return words(index);
    case Qt::AccessibleTextRole:
        return spoken(index);
    case Qt::ToolTipRole:
        return index.column() == AuditLogModel::Proof || index.column() == AuditLogModel::State ? spoken(index)
                                                                                                : words(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole: {
        const Tint colour = tint(index);
        return colour == Tint::Text ? QVariant() : QVariant(QBrush(m_tokens.colour(colour)));
    }
    case Qt::DecorationRole:
        if (loadOf(index) != LoadState::Ready)
            return {};
        if (index.column() == AuditLogModel::State && isErased(index))
            return icon(u"eraser"_s, Tint::Muted);
        if (index.column() == AuditLogModel::State)
            if (const auto state = stateOf(index))
                return icon(AuditWords::stateIcon(*state), AuditWords::stateTint(*state));
        if (index.column() == AuditLogModel::Proof) {
            const Proof sign = proof(proofOf(index));
            return icon(sign.icon, sign.tint);
        }
        return {};
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant AuditRowsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return section == AuditLogModel::Proof && !m_proofInWords ? QString() : title(section);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return title(section);
    case Qt::DecorationRole:
        return section == AuditLogModel::Proof && !m_proofInWords ? QVariant(icon(u"check-circle"_s, Tint::Muted))
                                                                  : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace atalaya::ui
