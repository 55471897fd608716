// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "models/auditquerytext.h"

#include <QObject>
#include <QUrlQuery>

namespace atalaya::models {

/// The one filter of the audit log: a text and an order. Bar, chips, facets, histogram, cells, saved views and links
/// all read and change it here. Typing that can't be understood yet leaves what is asked as it was.
class AuditQueryState final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostSteps = 100;

    /// `zone`: the tenant's, for dates.
    explicit AuditQueryState(const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] const QString &text() const { return m_now.text; }
    [[nodiscard]] contract::AuditSort sort() const { return m_now.sort; }
    [[nodiscard]] const QList<AuditChip> &chips() const { return m_read.chips(); }
    [[nodiscard]] const QList<AuditQueryProblem> &problems() const { return m_read.problems(); }
    [[nodiscard]] bool isValid() const { return m_read.problems().isEmpty(); }
    /// Nothing is filtered.
    [[nodiscard]] bool isAll() const { return m_now.text.trimmed().isEmpty(); }
    /// For facets: the value is one of those asked for.
    [[nodiscard]] bool holds(const AuditTerm &term) const { return m_read.holds(term); }

    /// What the platform is to be asked: the last text that could be understood.
    [[nodiscard]] const QString &askedText() const { return m_asked.text; }
    [[nodiscard]] contract::AuditSort askedSort() const { return m_asked.sort; }

    /// Of the words in terms made by clicks. What is typed stays as it is.
    void setLanguage(rules::QueryLanguage language);

    /// Typing: a run of it is one step of the history, until commit() or any other change.
    void setText(const QString &text);
    void commit() { m_isTyping = false; }
    void setSort(contract::AuditSort sort);
    /// Text and order at once, as a saved view has them.
    void set(const QString &text, contract::AuditSort sort);
    void clear() { step(QString()); }

    void addTerm(const QString &term) { step(m_read.with(term)); }
    void removeChip(qsizetype chip) { step(m_read.without(chip)); }
    void replaceChip(qsizetype chip, const QString &term) { step(m_read.replaced(chip, term)); }
    void negateChip(qsizetype chip) { step(m_read.negated(chip)); }
    /// A cell: only what has this value. A time means its day.
    void filterBy(const AuditTerm &term) { step(m_read.only(term)); }
    void exclude(const AuditTerm &term) { step(m_read.excluding(term)); }
    /// A facet's value: one more alternative, or one less.
    void toggle(const AuditTerm &term) { step(m_read.toggled(term)); }
    /// The brush: [from, to) instead of all times; an invalid one leaves that side open.
    void setPeriod(const QDateTime &from, const QDateTime &to) { step(m_read.during(from, to)); }

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_steps.size(); }
    void goBack();
    void goForward();

    /// q and sort, what is the usual left out; texts are kept as typed, so `since:7d` stays relative.
    [[nodiscard]] QUrlQuery toLink() const;
    /// Other items are not looked at.
    void fromLink(const QUrlQuery &link);

Q_SIGNALS:
    /// Text, chips, problems, order or history.
    void changed();
    /// Another question than the one before: ask it.
    void askedChanged();

private:
    struct Step
    {
        QString text;
        contract::AuditSort sort = contract::AuditSort::NewestFirst;
        bool operator==(const Step &) const = default;
    };
    void step(const QString &text);
    void take(const Step &next, bool continues);
    void show(const Step &next);

    QTimeZone m_zone;
    rules::QueryLanguage m_language = rules::QueryLanguage::English;
    Step m_now;
    AuditQueryText m_read;
    Step m_asked;
    QString m_askedMeaning;
    QList<Step> m_steps{Step()};
    qsizetype m_at = 0;
    bool m_isTyping = false;
};

} // namespace atalaya::models
