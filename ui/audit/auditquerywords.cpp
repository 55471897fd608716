// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditwords.h"

#include "api/rules/queryfields.h"

#include <QDateTime>

// The query in words.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using rules::QueryField;

namespace {

/// The state that a word of either language means.
std::optional<contract::DecisionState> stateOf(const QString &written)
{
    const rules::ParsedQuery parsed = rules::parseQuery("state:" + written.toStdString(), {});
    if (!parsed.ok() || parsed.query.terms.size() != 1 || parsed.query.terms.front().values.size() != 1)
        return std::nullopt;
    const auto *const state = std::get_if<contract::DecisionState>(&parsed.query.terms.front().values.front());
    return state ? std::optional(*state) : std::nullopt;
}

std::optional<bool> yesNoOf(const QString &written)
{
    const rules::ParsedQuery parsed = rules::parseQuery("pii:" + written.toStdString(), {});
    if (!parsed.ok() || parsed.query.terms.size() != 1 || parsed.query.terms.front().values.size() != 1)
        return std::nullopt;
    const auto *const value = std::get_if<bool>(&parsed.query.terms.front().values.front());
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace

QString AuditWords::field(QueryField field, bool negated)
{
    const auto say = [negated](const QString &plain, const QString &excluded) {
        return negated ? excluded : plain;
    };
    switch (field) {
    case QueryField::State:
        return say(tr("state"), tr("not state"));
    case QueryField::Agent:
        return say(tr("agent"), tr("not agent"));
    case QueryField::Entity:
        return say(tr("entity"), tr("not entity"));
    case QueryField::Action:
        return say(tr("action"), tr("not action"));
    case QueryField::Policy:
        return say(tr("policy"), tr("not policy"));
    case QueryField::Confidence:
        return say(tr("confidence"), tr("not confidence"));
    case QueryField::Risk:
        return say(tr("risk"), tr("not risk"));
    case QueryField::Pii:
        return say(tr("personal data"), tr("not personal data"));
    case QueryField::User:
        return say(tr("user"), tr("not user"));
    case QueryField::Since:
        return say(tr("last", "a stretch of time"), tr("not in the last"));
    case QueryField::From:
        return say(tr("from"), tr("not from"));
    case QueryField::To:
        return say(tr("until"), tr("not until"));
    case QueryField::Seq:
        return say(tr("number"), tr("not number"));
    case QueryField::Id:
        return say(tr("id"), tr("not id"));
    case QueryField::Correlation:
        return say(tr("correlation"), tr("not correlation"));
    case QueryField::Text:
        break;
    }
    return {};
}

QString AuditWords::facetTitle(QueryField field)
{
    switch (field) {
    case QueryField::State:
        return tr("State");
    case QueryField::Agent:
        return tr("Agent");
    case QueryField::Entity:
        return tr("Entity");
    case QueryField::Action:
        return tr("Action");
    case QueryField::Policy:
        return tr("Policy");
    case QueryField::Risk:
        return tr("Risk");
    case QueryField::Pii:
        return tr("Personal data");
    case QueryField::Confidence:
        return tr("Confidence");
    default:
        return field == QueryField::User ? tr("User") : AuditWords::field(field);
    }
}

QString AuditWords::number(const QString &written) const
{
    if (written == u"none"_s || written == u"ninguna"_s || written == u"ninguno"_s)
        return noData();
    qsizetype sign = 0;
    while (sign < written.size() && (written.at(sign) == u'<' || written.at(sign) == u'>' || written.at(sign) == u'='))
        ++sign;
    const auto plain = [this](QString figure) {
        const QString point = m_formats.locale().decimalPoint();
        figure.replace(u',', u'.');
        return figure.replace(u'.', point);
    };
    QString operation = written.left(sign);
    operation.replace(u"<="_s, u"≤"_s).replace(u">="_s, u"≥"_s);
    const QString rest = written.mid(sign);
    if (const qsizetype dots = rest.indexOf(u".."_s); dots >= 0)
        return plain(rest.left(dots)) + u'–' + plain(rest.mid(dots + 2));
    return operation.isEmpty() ? plain(rest) : operation + QChar::Nbsp + plain(rest);
}

QString AuditWords::time(const QString &written) const
{
    const QDate day = QDate::fromString(written, Qt::ISODate);
    if (day.isValid() && written.size() <= 10)
        return m_formats.date(day);
    const QDateTime when = QDateTime::fromString(written, Qt::ISODateWithMs);
    return when.isValid() ? m_formats.dateTime(when) : written;
}

QString AuditWords::value(QueryField field, const QString &written) const
{
    switch (field) {
    case QueryField::State:
        if (const auto known = stateOf(written))
            return state(*known);
        return written;
    case QueryField::Pii:
        if (const auto known = yesNoOf(written))
            return yesNo(*known);
        return written;
    case QueryField::Confidence:
    case QueryField::Risk:
    case QueryField::Seq:
        return number(written);
    case QueryField::Since:
        if (written.size() > 1 && written.back().isLetter())
            return written.chopped(1) + QChar::Nbsp + (written.back() == u'm' ? u"min"_s : QString(written.back()));
        return written;
    case QueryField::From:
    case QueryField::To:
        return time(written);
    default:
        return written;
    }
}

QString AuditWords::facetValue(QueryField field, const QString &value, const QString &label) const
{
    if (field == QueryField::Pii)
        return value == u"yes"_s ? tr("Yes, masked") : tr("No");
    if (value == u"none"_s && (field == QueryField::Risk || field == QueryField::Confidence)) {
        const QString words = noData();
        return words.left(1).toUpper() + words.mid(1);
    }
    return label.isEmpty() ? this->value(field, value) : label;
}

QString AuditWords::problem(const QString &code, const QString &part, std::optional<QueryField> field)
{
    const QString name = field ? AuditWords::field(*field) : QString();
    if (code == u"unknown_field"_s)
        return tr("There is no field “%1”. Put it in quotes to look for it as a word.").arg(part);
    if (code == u"empty_value"_s)
        return name.isEmpty() ? tr("A value is missing.") : tr("A value is missing behind “%1”.").arg(name);
    if (code == u"unknown_value"_s)
        return tr("“%1” is not a value of “%2”.").arg(part, name);
    if (code == u"bad_number"_s)
        return tr("“%1” is no number for “%2”. Write for example <0.8, 0.5..0.8 or none.").arg(part, name);
    if (code == u"out_of_range"_s)
        return tr("“%1” is outside of what “%2” can be.").arg(part, name);
    if (code == u"bad_time"_s)
        return field == QueryField::Since
                   ? tr("“%1” is no stretch of time. Write for example 30m, 24h or 7d.").arg(part)
                   : tr("“%1” is no date. Write for example 2026-02-06.").arg(part);
    if (code == u"one_value"_s)
        return tr("“%1” takes one value only.").arg(name);
    if (code == u"no_prefix"_s)
        return tr("An asterisk has no meaning for “%1”.").arg(name);
    if (code == u"unclosed_quote"_s)
        return tr("The closing quotation mark is missing.");
    if (code == u"no_word"_s)
        return tr("There is no letter or figure to look for in “%1”.").arg(part);
    if (code == u"too_long"_s)
        return tr("The query is too long.");
    if (code == u"too_many"_s)
        return tr("That is too much for one query: at most 32 terms, 8 free words and 64 values of one term.");
    return tr("“%1” can’t be understood.").arg(part);
}

} // namespace atalaya::ui
