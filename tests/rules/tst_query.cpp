// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/query.h"
#include "api/rules/queryfields.h"

#include <QTest>

#include <random>

using namespace atalaya;
using namespace std::chrono;
using rules::ParsedQuery;
using rules::QueryLanguage;

namespace {

constexpr contract::Instant now{sys_days{2026y / February / 8} + 10h};

/// Days begin an hour before UTC's, and one of them not at all.
std::optional<contract::Instant> startOfDay(contract::Date date)
{
    if (date == contract::Date{2026y / February / 30} || date == contract::Date{2026y / January / 1})
        return std::nullopt;
    return contract::Instant{date} - 1h;
}

ParsedQuery parsed(const QString &text)
{
    return rules::parseQuery(text.toStdString(), {now, startOfDay});
}

QString canonicalText(const rules::Query &query)
{
    return QString::fromStdString(rules::canonical(query));
}

QString describe(const std::vector<rules::QueryError> &errors)
{
    QStringList list;
    for (const auto &[span, code] : errors)
        list.append(QStringLiteral("%1 %2+%3").arg(QString::fromStdString(code)).arg(span.from).arg(span.length));
    return list.join(QStringLiteral("; "));
}

} // namespace

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasOneText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", QStringLiteral(" \u00a0\t"), QString());
        row("the example",
            QStringLiteral("state:blocked policy:\"Riesgo alto\" confidence:<0.8 since:7d -agent:planner free words"),
            QStringLiteral("from:2026-02-01T10:00:00.000Z state:blocked -agent:planner policy:\"riesgo alto\" "
                           "confidence:<0.8 free words"));
        row("Spanish", QStringLiteral("ESTADO:Bloqueada,revisión política:\"Riesgo ALTO\" confianza:<0,8 datos:sí"),
            QStringLiteral("state:blocked,review policy:\"riesgo alto\" confidence:<0.8 pii:yes"));
        row("without accents", QStringLiteral("accion:x politica:y numero:3 correlacion:c desde-hace:24h"),
            QStringLiteral("from:2026-02-07T10:00:00.000Z action:x policy:y seq:3 correlation:c"));
        row("doubles", QStringLiteral("agent:b,a,B b a b agent:a,b"), QStringLiteral("agent:a,b a b"));
        row("states", QStringLiteral("state:EJECUTADA,executed,review"), QStringLiteral("state:executed,review"));
        row("prefix", QStringLiteral("entity:\"Modelo X\"*,ascensor*,*"),
            QStringLiteral("entity:\"modelo x\"*,*,ascensor*"));
        row("quoted star", QStringLiteral("entity:\"a*\""), QStringLiteral("entity:\"a*\""));
        row("empty text", QStringLiteral("user:\"\""), QStringLiteral("user:\"\""));
        row("escapes", QStringLiteral("agent:\"a \\\"b\\\" \\\\ \\c\""),
            QStringLiteral("agent:\"a \\\"b\\\" \\\\ \\\\c\""));
        row("quotes inside", QStringLiteral("agent:a\" \"b,c"), QStringLiteral("agent:\"a b\",c"));
        row("comma in quotes", QStringLiteral("agent:\"a,b\""), QStringLiteral("agent:\"a,b\""));
        row("signs", QStringLiteral("agent:a-b_c.d@e/f"), QStringLiteral("agent:a-b_c.d@e/f"));
        row("decimal comma", QStringLiteral("confianza:0,5"), QStringLiteral("confidence:0.5"));
        row("decimal commas of a range", QStringLiteral("confianza:0,5..0,8"), QStringLiteral("confidence:0.5..0.8"));
        row("decimal comma behind none", QStringLiteral("confianza:ninguna,<0,8"),
            QStringLiteral("confidence:<0.8,none"));
        row("two decimal commas", QStringLiteral("confidence:0,5,0,25"), QStringLiteral("confidence:0.25,0.5"));
        row("a list with points", QStringLiteral("confidence:0.5,0.8,1"), QStringLiteral("confidence:0.5,0.8,1"));
        row("zeros", QStringLiteral("confidence:0.5000,1.0"), QStringLiteral("confidence:0.5,1"));
        row("small", QStringLiteral("confidence:>=0.0001"), QStringLiteral("confidence:>=0.0001"));
        row("operators", QStringLiteral("risk:<1,<=2,>3,>=4,=5,6..7,8..,..9,none"),
            QStringLiteral("risk:5,6..7,<1,<=2,<=9,>3,>=4,>=8,none"));
        row("a range of one", QStringLiteral("risk:5..5"), QStringLiteral("risk:5"));
        row("dates", QStringLiteral("from:2026-02-01 to:2026-02-08"),
            QStringLiteral("from:2026-01-31T23:00:00.000Z to:2026-02-07T23:00:00.000Z"));
        row("instants", QStringLiteral("from:2026-02-01T01:00:00+01:00"),
            QStringLiteral("from:2026-02-01T00:00:00.000Z"));
        row("times meet", QStringLiteral("since:7d from:2026-02-05 to:2026-02-07 to:2026-02-06"),
            QStringLiteral("from:2026-02-04T23:00:00.000Z to:2026-02-05T23:00:00.000Z"));
        row("not since", QStringLiteral("-since:30m"), QStringLiteral("to:2026-02-08T09:30:00.000Z"));
        row("not to", QStringLiteral("-to:2026-02-05"), QStringLiteral("from:2026-02-04T23:00:00.000Z"));
        row("words", QStringLiteral("Árbol \"Dos Palabras\" -tres cuatro-cinco \"seis\" \"siete oc\"*"),
            QStringLiteral("\"cuatro cinco\"* \"dos palabras\" \"seis\" \"siete oc\"* -tres arbol"));
        row("a starred word is a word", QStringLiteral("hola*"), QStringLiteral("hola"));
        row("not a field", QStringLiteral("12:30 \"a:b\""), QStringLiteral("\"12 30\"* \"a b\""));
        row("comma of words", QStringLiteral("a,b"), QStringLiteral("\"a b\"*"));
        row("id", QStringLiteral("id:DEC-0A-1"), QStringLiteral("id:dec-0a-1"));
    }
    void hasOneText()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const ParsedQuery query = parsed(text);
        QCOMPARE(describe(query.errors), QString());
        QCOMPARE(canonicalText(query.query), expected);
        // It says the same to everybody, whenever and wherever it is read.
        const ParsedQuery again = rules::parseQuery(expected.toStdString(), {});
        QVERIFY(again.ok());
        QVERIFY(again.query == query.query);
        const std::string spanish = rules::written(query.query, QueryLanguage::Spanish);
        QVERIFY2(rules::parseQuery(spanish, {}).query == query.query, spanish.c_str());
    }

    void errorsKeepTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("errors");
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *name, const char *text, const char *errors, const char *rest = "") {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(errors) << QString::fromUtf8(rest);
        };
        row("unknown field", "a colour:red", "unknown_field 2+6", "a");
        row("negated unknown field", "-color:", "unknown_field 1+5");
        row("no value", "state: x", "empty_value 0+6", "x");
        row("no second value", "agent:a, b", "empty_value 0+8", "b");
        row("unknown state", "state:blocked,gone risk:3", "unknown_value 14+4", "risk:3");
        row("yes or no", "pii:maybe", "unknown_value 4+5");
        row("bytes, not letters", "ñ estado:ñ", "unknown_value 10+2", "n");
        row("letters", "risk:high", "bad_number 5+4");
        row("a sign", "risk:-3", "bad_number 5+2");
        row("decimals", "risk:3.5", "bad_number 5+3");
        row("too much risk", "risk:<101", "out_of_range 5+4");
        row("percent", "confidence:80", "out_of_range 11+2");
        row("above one", "confidence:1.2", "out_of_range 11+3");
        row("five decimals", "confidence:0.12345", "bad_number 11+7");
        row("two decimal points", "confidence:0.1.2", "bad_number 11+5");
        row("three decimal commas", "confidence:0,1,5", "out_of_range 15+1");
        row("backwards", "risk:8..3", "out_of_range 5+4");
        row("dots", "risk:..", "bad_number 5+2");
        row("huge", "seq:99999999999999999999", "bad_number 4+20");
        row("no unit", "since:7", "bad_time 6+1");
        row("unknown unit", "since:7y", "bad_time 6+2");
        row("for ever", "since:999999d", "out_of_range 6+7");
        row("no such day", "from:2026-02-31", "bad_time 5+10");
        row("a day that never began", "from:2026-01-01", "bad_time 5+10");
        row("two times", "to:2026-02-01,2026-02-02", "one_value 3+21");
        row("star of a number", "risk:3*", "no_prefix 5+2");
        row("star of an id", "id:dec*", "no_prefix 3+4");
        row("open quote", "a agent:\"b c", "unclosed_quote 8+4", "a");
        row("no word", "a - ?!", "no_word 2+1; no_word 4+2", "a");
        row("none of a text is a text", "agent:none state:none", "unknown_value 17+4", "agent:none");
    }
    void errorsKeepTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, errors);
        QFETCH(QString, rest);
        const ParsedQuery query = parsed(text);
        QCOMPARE(describe(query.errors), errors);
        QCOMPARE(canonicalText(query.query), rest);
        qsizetype invalid = 0;
        for (const rules::QueryToken &token : query.tokens)
            invalid += token.valid ? 0 : 1;
        QCOMPARE(invalid, errors.count(QLatin1Char(';')) + 1);
    }

    void isNotEndless()
    {
        QVERIFY(rules::parseQuery(std::string(4'000, 'a'), {}).ok());
        const ParsedQuery query = rules::parseQuery(std::string(4'001, 'a'), {});
        QCOMPARE(describe(query.errors), QStringLiteral("too_long 4000+1"));
        QVERIFY(query.tokens.empty());
    }

    void isNotCostly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("errors");
        const auto row = [](const char *name, const QString &text, const QString &errors) {
            QTest::newRow(name) << text << errors;
        };
        const QString terms = QStringLiteral("risk:1 ").repeated(32);
        row("many terms", terms, {});
        row("too many terms", terms + QStringLiteral("pii:yes since:7d"),
            QStringLiteral("too_many 224+7; too_many 232+8"));
        const QString words = QStringLiteral("-a ").repeated(8);
        row("many words", words + QStringLiteral("pii:yes"), {});
        row("too many words", words + QStringLiteral("b pii:yes"), QStringLiteral("too_many 24+1"));
        const QString values = QStringLiteral("agent:") + QStringLiteral("a,").repeated(64);
        row("many values", values.chopped(1), {});
        row("too many values", values + QStringLiteral("b,c pii:yes"), QStringLiteral("too_many 134+3"));
        const QString entries = QStringLiteral("seq:") + QStringLiteral("7,").repeated(200);
        row("many entries", entries.chopped(1), {});
        row("too many entries", entries + QStringLiteral("8,9"), QStringLiteral("too_many 404+3"));
    }
    void isNotCostly()
    {
        QFETCH(QString, text);
        const ParsedQuery query = parsed(text);
        QTEST(describe(query.errors), "errors");
        QVERIFY(!query.tokens.empty());
    }

    void tokensSayWhatIsWhere()
    {
        const std::string text = " -política:\"Riesgo alto\",x*  dos colour:red";
        const auto tokens = rules::parseQuery(text, {}).tokens;
        QCOMPARE(tokens.size(), std::size_t{3});
        const auto at = [&text](rules::QuerySpan span) {
            return QString::fromUtf8(span.of(text).data(), static_cast<qsizetype>(span.length));
        };
        QCOMPARE(at(tokens[0].span), QStringLiteral("-política:\"Riesgo alto\",x*"));
        QCOMPARE(at(tokens[0].name), QStringLiteral("política"));
        QVERIFY(tokens[0].field == rules::QueryField::Policy && tokens[0].negated && tokens[0].valid);
        QCOMPARE(tokens[0].values.size(), std::size_t{2});
        QCOMPARE(at(tokens[0].values[0]), QStringLiteral("\"Riesgo alto\""));
        QCOMPARE(at(tokens[0].values[1]), QStringLiteral("x*"));
        QCOMPARE(at(tokens[1].span), QStringLiteral("dos"));
        QVERIFY(tokens[1].field == rules::QueryField::Text && tokens[1].name.length == 0);
        QVERIFY(!tokens[2].field && !tokens[2].valid);
        QCOMPARE(at(tokens[2].values.at(0)), QStringLiteral("red"));
    }

    void clicksMakeTerms_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("spanish");
        const auto row = [](rules::QueryField field, const char *value, const char *english, const char *spanish) {
            QTest::newRow(english) << static_cast<int>(field) << QString::fromUtf8(value) << QString::fromUtf8(english)
                                   << QString::fromUtf8(spanish);
        };
        using rules::QueryField;
        row(QueryField::State, "review", "-state:review", "-estado:revisión");
        row(QueryField::Policy, "Riesgo alto", "-policy:\"Riesgo alto\"", "-política:\"Riesgo alto\"");
        row(QueryField::Agent, "a*b \"c\" \\", "-agent:\"a*b \\\"c\\\" \\\\\"", "-agente:\"a*b \\\"c\\\" \\\\\"");
        row(QueryField::User, "", "-user:\"\"", "-usuario:\"\"");
        row(QueryField::Pii, "yes", "-pii:yes", "-datos:sí");
        row(QueryField::Confidence, "<0.8", "-confidence:<0.8", "-confianza:<0.8");
        row(QueryField::Risk, "none", "-risk:none", "-riesgo:ninguna");
        row(QueryField::Text, "dos palabras", "-\"dos palabras\"", "-\"dos palabras\"");
    }
    void clicksMakeTerms()
    {
        QFETCH(int, field);
        QFETCH(QString, value);
        QFETCH(QString, english);
        QFETCH(QString, spanish);
        const auto made = [&](QueryLanguage language) {
            return QString::fromStdString(
                rules::termText(static_cast<rules::QueryField>(field), value.toStdString(), true, language));
        };
        QCOMPARE(made(QueryLanguage::English), english);
        QCOMPARE(made(QueryLanguage::Spanish), spanish);
        QVERIFY(parsed(english).ok());
        QVERIFY(parsed(english).query == parsed(spanish).query);
    }

    void fieldsCanBeTakenOut()
    {
        const rules::Query query =
            parsed(QStringLiteral("state:blocked agent:a -agent:b since:7d to:2026-02-07 x")).query;
        QCOMPARE(canonicalText(rules::without(query, rules::QueryField::Agent)),
                 QStringLiteral("from:2026-02-01T10:00:00.000Z to:2026-02-06T23:00:00.000Z state:blocked x"));
        QCOMPARE(canonicalText(rules::without(query, rules::QueryField::Since)),
                 QStringLiteral("state:blocked -agent:b agent:a x"));
        QVERIFY(rules::needsBody(query));
        QVERIFY(!rules::needsBody(rules::without(query, rules::QueryField::Text)));
        QVERIFY(rules::needsBody(parsed(QStringLiteral("user:u1")).query));
    }

    /// Whatever is typed: it ends, spans lie in the text one behind the other, and the chips are the text again.
    void anyTextIsTaken()
    {
        const QString letters = QStringLiteral("-:,.*\"\\<>= \u00a0ñ0178ax");
        const QStringList pieces{QStringLiteral("state:"),  QStringLiteral("confidence:"), QStringLiteral("from:"),
                                 QStringLiteral("blocked"), QStringLiteral("0,5"),         QStringLiteral("agente:"),
                                 QStringLiteral("none"),    QStringLiteral("risk:"),       QStringLiteral(" ")};
        std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same texts every time
        int understood = 0;
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            const auto length = random() % 12;
            for (unsigned i = 0; i < length; ++i) {
                if (random() % 3 == 0)
                    text += pieces.at(static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size())));
                else
                    text += letters.at(static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size())));
            }
            const std::string utf8 = text.toStdString();
            const ParsedQuery query = rules::parseQuery(utf8, {now, {}});
            std::string chips;
            std::size_t end = 0;
            for (const rules::QueryToken &token : query.tokens) {
                QVERIFY(token.span.from >= end && token.span.length > 0);
                end = token.span.from + token.span.length;
                QVERIFY(end <= utf8.size());
                chips += std::string(token.span.of(utf8)) + ' ';
            }
            const ParsedQuery again = rules::parseQuery(chips, {now, {}});
            QVERIFY2(again.query == query.query && again.tokens.size() == query.tokens.size(), utf8.c_str());
            const std::string one = rules::canonical(query.query);
            QVERIFY2(rules::parseQuery(one, {}).ok(), one.c_str());
            QVERIFY2(rules::parseQuery(one, {}).query == query.query, (utf8 + " | " + one).c_str());
            understood += query.ok() ? 1 : 0;
        }
        QVERIFY(understood > 2'000);
    }
};

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
