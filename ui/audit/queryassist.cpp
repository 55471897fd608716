// SPDX-License-Identifier: GPL-3.0-or-later
#include "queryassist.h"

#include "api/rules/queryfields.h"
#include "api/rules/words.h"
#include "models/auditquerytext.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using rules::QueryField;

namespace {

constexpr qsizetype most = 10;

QString folded(const QString &text)
{
    return QString::fromStdString(rules::fold(text.toStdString()));
}

QString latin(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool beginsAnyWord(const QString &text, const QString &start)
{
    const QString all = folded(text);
    for (qsizetype at = all.indexOf(start); at >= 0; at = all.indexOf(start, at + 1))
        if (at == 0 || !all.at(at - 1).isLetterOrNumber())
            return true;
    return false;
}

} // namespace

contract::AuditFacets facetsOf(const models::AuditFacetsModel &model)
{
    using models::AuditFacetsModel;
    contract::AuditFacets facets;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex group = model.index(row, 0);
        contract::AuditFacet facet;
        facet.field = rules::infoOf(static_cast<QueryField>(group.data(AuditFacetsModel::FieldRole).toInt())).english;
        for (int at = 0; at < model.rowCount(group); ++at) {
            const QModelIndex value = model.index(at, 0, group);
            facet.values.push_back({value.data(AuditFacetsModel::ValueRole).toString().toStdString(),
                                    value.data(Qt::DisplayRole).toString().toStdString(),
                                    value.data(AuditFacetsModel::CountRole).toLongLong()});
            if (facet.values.back().label == facet.values.back().value)
                facet.values.back().label.reset();
        }
        facets.facets.push_back(std::move(facet));
    }
    return facets;
}

QueryReading readQuery(const QString &text, const AuditWords &words)
{
    const models::AuditQueryText read(text, words.formats().zone(), words.language());
    QueryReading reading;
    for (const models::AuditChip &chip : read.chips()) {
        QueryPiece piece{chip.from, chip.length, {}, {}, chip.negated, {}};
        const QueryField field = chip.field.value_or(QueryField::Text);
        piece.field = chip.field ? AuditWords::field(field, chip.negated) : chip.name;
        QStringList values;
        for (const QString &value : chip.values)
            values.append(words.value(field, value));
        piece.value = values.join(u", "_s);
        reading.pieces.append(piece);
    }
    for (const models::AuditQueryProblem &problem : read.problems()) {
        std::optional<QueryField> field;
        QueryPiece *home = nullptr;
        for (qsizetype at = 0; at < reading.pieces.size(); ++at) {
            QueryPiece &piece = reading.pieces[at];
            if (problem.from < piece.from || problem.from > piece.from + piece.length)
                continue;
            field = read.chips().at(at).field;
            home = &piece;
        }
        const QString sentence = AuditWords::problem(problem.code, text.mid(problem.from, problem.length), field);
        if (home && home->problem.isEmpty())
            home->problem = sentence;
        reading.problems.append({problem.from, problem.length, sentence});
    }
    return reading;
}

QueryAssist::Typed QueryAssist::typedAt(const QString &text, qsizetype cursor)
{
    qsizetype from = 0;
    bool quoted = false;
    for (qsizetype at = 0; at < cursor; ++at) {
        const QChar c = text.at(at);
        if (c == u'"')
            quoted = !quoted;
        else if (c.isSpace() && !quoted)
            from = at + 1;
    }
    Typed typed{from, false, text.mid(from, cursor - from)};
    if (typed.term.startsWith(u'-')) {
        typed.negated = true;
        typed.term.remove(0, 1);
    }
    return typed;
}

QList<QuerySuggestion> QueryAssist::suggest(const QString &text, qsizetype cursor) const
{
    const Typed typed = typedAt(text, cursor);
    QList<QuerySuggestion> list;
    if (typed.term.contains(u':')) {
        addValues(list, typed);
    } else {
        addFields(list, typed);
        addAnyValues(list, typed);
    }
    return list.first(std::min(list.size(), most));
}

void QueryAssist::addFields(QList<QuerySuggestion> &list, const Typed &typed) const
{
    const QString start = folded(typed.term);
    const qsizetype length = typed.term.size() + (typed.negated ? 1 : 0);
    for (const rules::QueryFieldInfo &info : rules::queryFields()) {
        if (info.field == QueryField::Text)
            continue;
        const QString name = latin(info.name(m_words.language()));
        const bool fits = start.isEmpty() || folded(latin(info.english)).startsWith(start) ||
                          folded(latin(info.spanish)).startsWith(start);
        const QString words = AuditWords::field(info.field);
        if (fits)
            list.append({typed.from, length, (typed.negated ? u"-"_s : QString()) + name + u':', name + u':',
                         words == name ? QString() : words, true});
    }
}

QList<QueryAssist::Value> QueryAssist::valuesOf(QueryField field) const
{
    QList<Value> values;
    const auto plain = [&values](std::initializer_list<const char16_t *> list) {
        for (const char16_t *const value : list)
            values.append({QString::fromUtf16(value), QString::fromUtf16(value), {}});
    };
    const std::string name(rules::infoOf(field).english);
    for (const contract::AuditFacet &facet : m_facets.facets) {
        if (facet.field != name)
            continue;
        for (const auto &value : facet.values) {
            const QString written = QString::fromStdString(value.value);
            const QString label = value.label ? QString::fromStdString(*value.label) : QString();
            values.append({written, m_words.facetValue(field, written, label), m_words.formats().integer(value.count)});
        }
    }
    if (!values.isEmpty())
        return values;
    switch (field) {
    case QueryField::State:
        for (const auto state :
             {contract::DecisionState::Executed, contract::DecisionState::Review, contract::DecisionState::Blocked})
            values.append({latin(contract::nameOf(state)), AuditWords::state(state), {}});
        break;
    case QueryField::Pii:
        values = {{u"yes"_s, AuditWords::yesNo(true), {}}, {u"no"_s, AuditWords::yesNo(false), {}}};
        break;
    case QueryField::Confidence:
        plain({u"<0.5", u"<0.8", u">=0.8", u"0.5..0.8", u"none"});
        break;
    case QueryField::Risk:
        plain({u"<70", u"70..91", u">=92", u"none"});
        break;
    case QueryField::Since:
        plain({u"30m", u"24h", u"7d", u"30d", u"90d"});
        break;
    case QueryField::From:
    case QueryField::To: {
        const QDate today = m_words.formats().day(QDateTime::currentDateTimeUtc());
        for (const int back : {0, 1, 7, 30}) {
            const QDate day = today.addDays(-back);
            values.append({day.toString(Qt::ISODate), m_words.formats().date(day), {}});
        }
        break;
    }
    default:
        break;
    }
    for (Value &value : values)
        if (value.words == value.value)
            value.words = m_words.value(field, value.value);
    return values;
}

void QueryAssist::addValues(QList<QuerySuggestion> &list, const Typed &typed) const
{
    const qsizetype colon = typed.term.indexOf(u':');
    const rules::QueryFieldInfo *const info = rules::findField(typed.term.left(colon).toStdString());
    if (!info)
        return;
    // Alternatives stand behind commas; the last one is being typed.
    const qsizetype comma = info->kind == rules::QueryKind::Fraction ? -1 : typed.term.lastIndexOf(u',');
    const qsizetype begin = std::max(colon, comma) + 1;
    QString start = typed.term.mid(begin);
    start.remove(u'"');
    const QString wanted = folded(start);
    for (const Value &value : valuesOf(info->field)) {
        if (!wanted.isEmpty() && !beginsAnyWord(value.words, wanted) && !folded(value.value).startsWith(wanted))
            continue;
        const QString whole = latin(rules::termText(info->field, value.value.toStdString(), false, m_words.language()));
        list.append({typed.from + (typed.negated ? 1 : 0) + begin, typed.term.size() - begin,
                     whole.mid(whole.indexOf(u':') + 1), value.words, value.note, false});
    }
}

void QueryAssist::addAnyValues(QList<QuerySuggestion> &list, const Typed &typed) const
{
    if (typed.term.size() < 2)
        return;
    const QString wanted = folded(typed.term);
    for (const QueryField field :
         {QueryField::State, QueryField::Agent, QueryField::Policy, QueryField::Action, QueryField::Entity})
        for (const Value &value : valuesOf(field))
            if (beginsAnyWord(value.words, wanted))
                list.append(
                    {typed.from, typed.term.size() + (typed.negated ? 1 : 0),
                     latin(rules::termText(field, value.value.toStdString(), typed.negated, m_words.language())),
                     value.words, AuditWords::field(field, typed.negated), false});
}

} // namespace atalaya::ui
