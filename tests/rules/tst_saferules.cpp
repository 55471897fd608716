// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/safeuse.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <functional>

using namespace atalaya;
using namespace atalaya::rules;
using contract::SafeUseRules;
using nlohmann::json;

namespace {

SafeUseRules changed(const std::function<void(SafeUseRules &)> &change)
{
    SafeUseRules rules;
    rules.strictRag = "review";
    rules.limits = {1000, 200, 10};
    change(rules);
    return rules;
}

} // namespace

class SafeRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsName()
    {
        const SafeUseRules untouched;
        QVERIFY(kindsOf(untouched.masked) == PiiKinds::all());
        QVERIFY(kindsOf({}) == PiiKinds::none());
        QVERIFY(kindsOf({"names", "Email"}) == PiiKinds::none());
        PiiKinds two = PiiKinds::none();
        two.add(PiiKind::NationalId);
        two.add(PiiKind::Email);
        QVERIFY(kindsOf({"national-id", "email"}) == two);
        QCOMPARE(nameOf(PiiKind::NationalId), std::string_view("national-id"));
    }

    void weakening_data()
    {
        QTest::addColumn<SafeUseRules>("after");
        QTest::addColumn<bool>("weakens");
        const auto row = [](const char *name, bool weakens, const std::function<void(SafeUseRules &)> &change) {
            QTest::newRow(name) << changed(change) << weakens;
        };
        row("nothing", false, [](SafeUseRules &) {});
        row("one kind less", true, [](SafeUseRules &rules) { rules.masked.pop_back(); });
        row("milder", true, [](SafeUseRules &rules) { rules.strictRag = "off"; });
        row("stricter", false, [](SafeUseRules &rules) { rules.strictRag = "blocked"; });
        row("more bytes", true, [](SafeUseRules &rules) { ++rules.limits.inputBytes; });
        row("longer", true, [](SafeUseRules &rules) { ++rules.limits.textCharacters; });
        row("more fields", true, [](SafeUseRules &rules) { ++rules.limits.inputFields; });
        row("less of all", false, [](SafeUseRules &rules) { rules.limits = {999, 199, 9}; });
        row("stricter here, milder there", true, [](SafeUseRules &rules) {
            rules.strictRag = "blocked";
            rules.masked = {"email"};
        });
    }
    void weakening()
    {
        QFETCH(SafeUseRules, after);
        QFETCH(bool, weakens);
        const SafeUseRules before = changed([](SafeUseRules &) {});
        QCOMPARE(rules::weakens(before, after), weakens);
        // What protects less one way protects more the other, unless nothing changed or both did.
        if (!weakens && !(before == after))
            QVERIFY(rules::weakens(after, before));
    }

    void limits_data()
    {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char *name, const json &inputs, int what, const char *path) {
            QTest::newRow(name) << QByteArray::fromStdString(inputs.dump()) << what << QByteArray(path);
        };
        const std::string longest(200, 'x');
        row("nothing", json::object(), -1, "");
        row("as long as it may be", {{"a", longest}}, -1, "");
        row("too long", {{"a", longest + 'x'}}, 1, "a");
        row("in a list", {{"a", {{{"b", {1, longest + 'x'}}}}}}, 1, "a[0].b[1]");
        row("a long name", {{"a", {{longest + 'x', 1}}}}, 1, "a");
        row("ten", {{"a", {1, 2, 3, 4, 5, 6, 7, 8, 9}}}, -1, "");
        row("eleven", {{"a", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}}, 2, "");
        row("bytes first", {{"a", std::string(1000, 'x')}}, 0, "");
    }
    void limits()
    {
        QFETCH(QByteArray, inputs);
        QFETCH(int, what);
        QFETCH(QByteArray, path);
        const auto found = overLimit(json::parse(inputs.toStdString()), {1000, 200, 10});
        QCOMPARE(found ? static_cast<int>(found->what) : -1, what);
        if (found)
            QCOMPARE(QByteArray::fromStdString(found->path), path);
    }

    void charactersAreCounted()
    {
        QVERIFY(!isLonger("ñandú", 5));
        QVERIFY(isLonger("ñandús", 5));
        QVERIFY(!isLonger("", 1));
        // Bytes that are no characters count one each.
        QVERIFY(isLonger("\xff\xff\xff", 2));
        QVERIFY(!isLonger("\xff\xff", 2));
    }
};

QTEST_APPLESS_MAIN(SafeRulesTest)
#include "tst_saferules.moc"
