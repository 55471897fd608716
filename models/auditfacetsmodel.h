// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditanswer.h"
#include "models/auditquerystate.h"
#include "models/smalltable.h"

#include <QAbstractItemModel>

namespace atalaya::models {

/// What can be filtered by, with counts: one node for each field, below it its values. Each field is counted as if it
/// filtered nothing itself. The counts of before stay while new ones are on their way.
class AuditFacetsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        /// Of fields and values: rules::QueryField as int.
        FieldRole = IdRole + 1,
        /// Of values: what stands in the query, in English; DisplayRole: what people call it.
        ValueRole,
        /// qint64. Of fields: the sum of their values.
        CountRole,
        /// double: the part of the field's most frequent value, 0–1.
        ShareRole,
        /// bool: the query asks for this value.
        CheckedRole,
        /// qint64, of fields: how many further values there are.
        MoreRole
    };

    /// All outlive the model.
    AuditFacetsModel(api::AuditSource *source, AuditSearch *search, AuditQueryState *query, QObject *parent = nullptr);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// The term of a value; nullopt for a field.
    [[nodiscard]] std::optional<AuditTerm> termOf(const QModelIndex &index) const;
    /// The value becomes one of the query's, or stops being one.
    void toggle(const QModelIndex &index);

    /// Stale: the counts are those of an earlier snapshot.
    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_answer.error(); }
    void retry() { m_answer.load(); }

Q_SIGNALS:
    /// State or error.
    void changed();

private:
    void onAnswer();
    void show(std::vector<contract::AuditFacet> facets);
    void tellChecked();
    [[nodiscard]] QVariant fieldData(const contract::AuditFacet &facet, int role) const;
    [[nodiscard]] QVariant valueData(const contract::AuditFacet &facet, const contract::AuditFacet::Value &value,
                                     int role) const;

    [[nodiscard]] bool isNamed(const contract::AuditFacet &facet, const contract::AuditFacet::Value &value) const;

    AuditQueryState *m_query;
    std::vector<contract::AuditFacet> m_facets;
    AuditAnswer<contract::AuditFacets> m_answer;
};

} // namespace atalaya::models
