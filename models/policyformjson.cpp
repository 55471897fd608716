// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyform.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <nlohmann/json.hpp>

namespace atalaya::models {

using namespace Qt::StringLiterals;

namespace {

/// Of what is written here; what an older program wrote is not read.
constexpr int currentForm = 2;

QJsonArray encode(const PolicyConditionRows &rows)
{
    QJsonArray list;
    for (const PolicyConditionRow &row : rows)
        list.append(QJsonArray{static_cast<int>(row.aspect), static_cast<int>(row.test), row.value});
    return list;
}

QJsonObject encode(const PolicyOutcomeForm &then)
{
    return {{u"mode"_s, static_cast<int>(then.mode)}, {u"es"_s, then.reasonEs}, {u"en"_s, then.reasonEn}};
}

QJsonValue encode(const std::optional<contract::Instant> &instant)
{
    return instant ? QJsonValue(QString::fromStdString(contract::formatInstant(*instant))) : QJsonValue();
}

QJsonArray encode(const std::vector<contract::PolicyExample> &examples)
{
    QJsonArray list;
    for (const contract::PolicyExample &example : examples)
        list.append(QString::fromStdString(contract::dumpJson(contract::encode(example))));
    return list;
}

/// Collects that something was not as it is written here.
struct Reader
{
    bool isFine = true;

    template<class E>
    E choice(const QJsonValue &value, E last)
    {
        const int number = value.toInt(-1);
        isFine = isFine && number >= 0 && number <= static_cast<int>(last);
        return isFine ? static_cast<E>(number) : E();
    }
    PolicyConditionRows rows(const QJsonValue &value)
    {
        PolicyConditionRows rows;
        for (const auto item : value.toArray()) {
            const QJsonArray row = item.toArray();
            isFine = isFine && row.size() == 3;
            rows.append(
                {choice(row.at(0), PolicyAspect::Time), choice(row.at(1), PolicyTest::Within), row.at(2).toString()});
        }
        return rows;
    }
    PolicyOutcomeForm outcome(const QJsonValue &value)
    {
        return {choice(value[u"mode"_s], rules::PolicyMode::Blocked), value[u"es"_s].toString(),
                value[u"en"_s].toString()};
    }
    std::vector<contract::PolicyExample> examples(const QJsonValue &value)
    {
        std::vector<contract::PolicyExample> list;
        for (const auto item : value.toArray()) {
            const auto json = contract::parseJson(item.toString().toStdString());
            const auto example =
                json ? contract::decodePolicyExample(*json) : contract::Decoded<contract::PolicyExample>();
            isFine = isFine && json && example;
            if (isFine)
                list.push_back(*example);
        }
        return list;
    }
    std::optional<contract::Instant> instant(const QJsonValue &value)
    {
        if (!value.isString())
            return std::nullopt;
        const auto read = contract::parseInstant(value.toString().toStdString());
        isFine = isFine && read.has_value();
        return read ? std::optional<contract::Instant>(*read) : std::nullopt;
    }
};

} // namespace

QByteArray writeForm(const PolicyForm &form, std::int64_t revision)
{
    QJsonArray all;
    for (const PolicyRuleForm &rule : form.rules) {
        QJsonArray any;
        for (const PolicyConditionRows &group : rule.any)
            any.append(encode(group));
        all.append(QJsonObject{{u"all"_s, encode(rule.all)}, {u"any"_s, any}, {u"then"_s, encode(rule.then)}});
    }
    QJsonObject object{{u"form"_s, currentForm},
                       {u"revision"_s, static_cast<qint64>(revision)},
                       {u"id"_s, form.id},
                       {u"name"_s, form.name},
                       {u"entities"_s, form.entities},
                       {u"actions"_s, form.actions},
                       {u"rules"_s, all},
                       {u"priority"_s, form.priority},
                       {u"enabled"_s, form.enabled},
                       {u"validFrom"_s, encode(form.validFrom)},
                       {u"validTo"_s, encode(form.validTo)},
                       {u"owner"_s, form.owner},
                       {u"examples"_s, encode(form.examples)}};
    if (form.otherwise)
        object.insert(u"otherwise"_s, encode(*form.otherwise));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<KeptPolicyForm> readKeptForm(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (object.value(u"form"_s).toInt() != currentForm)
        return std::nullopt;
    Reader in;
    KeptPolicyForm kept;
    PolicyForm &form = kept.form;
    kept.revision = object.value(u"revision"_s).toInteger();
    form.id = object.value(u"id"_s).toString();
    form.name = object.value(u"name"_s).toString();
    form.entities = object.value(u"entities"_s).toString();
    form.actions = object.value(u"actions"_s).toString();
    for (const auto item : object.value(u"rules"_s).toArray()) {
        PolicyRuleForm rule;
        rule.all = in.rows(item[u"all"_s]);
        for (const auto group : item[u"any"_s].toArray())
            rule.any.append(in.rows(group));
        rule.then = in.outcome(item[u"then"_s]);
        form.rules.append(rule);
    }
    if (object.contains(u"otherwise"_s))
        form.otherwise = in.outcome(object.value(u"otherwise"_s));
    form.priority = object.value(u"priority"_s).toString();
    form.enabled = object.value(u"enabled"_s).toBool(true);
    form.validFrom = in.instant(object.value(u"validFrom"_s));
    form.validTo = in.instant(object.value(u"validTo"_s));
    form.owner = object.value(u"owner"_s).toString();
    form.examples = in.examples(object.value(u"examples"_s));
    return in.isFine && !form.id.isEmpty() ? std::optional(kept) : std::nullopt;
}

} // namespace atalaya::models
