// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditlogmodel.h"
#include "ui/audit/auditwords.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// Decisions in words: states with icon and colour, missing values said so, proofs with their sign. Decides nothing and
/// loads nothing.
class AuditRowsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using Column = models::AuditLogModel::Column;

    /// `model` outlives the proxy.
    AuditRowsProxy(models::AuditLogModel *model, const AuditWords &words, QObject *parent);

    void setWords(const AuditWords &words);
    /// The proof column says its state, not only shows it.
    void setProofInWords(bool inWords) { m_proofInWords = inWords; }
    void setTokens(const Tokens &tokens) { m_tokens = tokens; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString title(int column);
    [[nodiscard]] static bool isFigure(int column);
    /// In words, with the icon that goes with it.
    struct Proof
    {
        QString icon{};
        Tint tint = Tint::Muted;
        QString words{};
    };
    [[nodiscard]] static Proof proof(models::ProofState state);

private:
    [[nodiscard]] QString words(const QModelIndex &index) const;
    [[nodiscard]] QString spoken(const QModelIndex &index) const;
    [[nodiscard]] Tint tint(const QModelIndex &index) const;
    [[nodiscard]] static models::ProofState proofOf(const QModelIndex &index);
    [[nodiscard]] static bool isErased(const QModelIndex &index);
    [[nodiscard]] static models::LoadState loadOf(const QModelIndex &index);
    [[nodiscard]] static std::optional<contract::DecisionState> stateOf(const QModelIndex &index);

    models::AuditLogModel *m_model;
    AuditWords m_words;
    Tokens m_tokens;
    bool m_proofInWords = false;
};

} // namespace atalaya::ui
