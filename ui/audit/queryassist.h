// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditsums.h"
#include "models/auditfacetsmodel.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/queryreading.h"

#include <QTimeZone>

namespace atalaya::ui {

/// The text of the query bar as the rules read it, in words.
[[nodiscard]] QueryReading readQuery(const QString &text, const AuditWords &words);

/// The counts that the model shows.
[[nodiscard]] contract::AuditFacets facetsOf(const models::AuditFacetsModel &model);

/// What may follow in the query bar: names of fields in both languages, states, ages, and the values that the result
/// has in the facets of the moment.
class QueryAssist
{
public:
    explicit QueryAssist(const AuditWords &words)
        : m_words(words)
    {}
    void setWords(const AuditWords &words) { m_words = words; }
    void setFacets(const contract::AuditFacets &facets) { m_facets = facets; }
    /// `text` of the field that is being typed into; at most 10.
    [[nodiscard]] QList<QuerySuggestion> suggest(const QString &text, qsizetype cursor) const;

private:
    /// What is typed of the term at the cursor.
    struct Typed
    {
        qsizetype from = 0;
        bool negated = false;
        QString term{};
    };
    [[nodiscard]] static Typed typedAt(const QString &text, qsizetype cursor);
    void addFields(QList<QuerySuggestion> &list, const Typed &typed) const;
    void addValues(QList<QuerySuggestion> &list, const Typed &typed) const;
    void addAnyValues(QList<QuerySuggestion> &list, const Typed &typed) const;
    struct Value
    {
        QString value;
        QString words;
        QString note;
    };
    [[nodiscard]] QList<Value> valuesOf(rules::QueryField field) const;

    AuditWords m_words;
    contract::AuditFacets m_facets{};
};

} // namespace atalaya::ui
