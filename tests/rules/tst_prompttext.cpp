// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/prompttext.h"
#include "api/rules/textdiff.h"

#include <QTest>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace atalaya::rules;

namespace {

/// `before:after:words`, a line each; runs as =same, -removed, +added.
QByteArray told(const std::vector<TextHunk> &hunks)
{
    QByteArray text;
    for (const TextHunk &hunk : hunks) {
        for (const std::size_t number : {hunk.beforeFrom, hunk.beforeCount, hunk.afterFrom, hunk.afterCount})
            text += QByteArray::number(static_cast<qulonglong>(number)) + ' ';
        text += '\n';
        for (const LineChange &line : hunk.lines) {
            for (const WordRun &run : line.words)
                text += "=-+"[static_cast<int>(run.kind)] + QByteArray::fromStdString(run.text) + '|';
            text += '\n';
        }
    }
    return text;
}

/// A side of the hunks put back together with what no hunk shows.
std::string rebuilt(const std::string &other, const std::vector<TextHunk> &hunks, bool after)
{
    std::vector<std::string> lines;
    std::vector<std::string> rest;
    if (!other.empty()) {
        for (const QByteArray &line : QByteArray::fromStdString(other).split('\n'))
            rest.push_back(line.toStdString());
    }
    std::size_t next = 0;
    for (const TextHunk &hunk : hunks) {
        const std::size_t from = after ? hunk.beforeFrom : hunk.afterFrom;
        const std::size_t count = after ? hunk.beforeCount : hunk.afterCount;
        for (; from > 0 && next + 1 < from; ++next)
            lines.push_back(rest[next]);
        next += count;
        for (const LineChange &line : hunk.lines) {
            if (!(after ? line.after : line.before))
                continue;
            std::string text;
            for (const WordRun &run : line.words) {
                if (run.kind != (after ? WordRun::Kind::Removed : WordRun::Kind::Added))
                    text += run.text;
            }
            lines.push_back(text);
        }
    }
    for (; next < rest.size(); ++next)
        lines.push_back(rest[next]);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += (i == 0 ? "" : "\n") + lines[i];
    return text;
}

} // namespace

class PromptTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char *text, const char *found) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(found);
        };
        row("nothing to fill in", "");
        row("de {{equipo}}.", "equipo@3+10 ");
        row("{{ equipo }} y {{equipo}}", "equipo@0+12 equipo@15+10 ");
        row("{a: {b: 1}}", "");
        row("{{a_1}}{{b}}", "a_1@0+7 b@7+5 ");
        row("{{Equipo}}", "!bad_placeholder@0+10 ");
        row("{{año}}", "!bad_placeholder@0+8 ");
        row("{{}} {{ }}", "!bad_placeholder@0+4 !bad_placeholder@5+5 ");
        row("{{1a}}", "!bad_placeholder@0+6 ");
        row("{{a b}}", "!bad_placeholder@0+7 ");
        row("{{a\n}} {{b}}", "!unclosed_placeholder@0+3 b@7+5 ");
        row("al final {{", "!unclosed_placeholder@9+2 ");
        row("{{{a}}}", "!bad_placeholder@0+6 ");
        row("{{a{{b}}", "!bad_placeholder@0+8 ");
    }
    void placesAreFound()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, found);
        const PromptReading reading = readPrompt(text.toStdString());
        std::map<std::size_t, std::string> byPlace;
        for (const PromptPlace &place : reading.places)
            byPlace[place.from] = place.name + '@' + std::to_string(place.from) + '+' + std::to_string(place.length);
        for (const PromptFault &fault : reading.faults)
            byPlace[fault.from] =
                '!' + fault.code + '@' + std::to_string(fault.from) + '+' + std::to_string(fault.length);
        QByteArray all;
        for (const auto &[from, one] : byPlace)
            all += QByteArray::fromStdString(one) + ' ';
        QCOMPARE(all, found);
    }

    void namesComeOnce()
    {
        QCOMPARE(placeholdersIn("{{b}} {{a}} {{b}}"), (std::vector<std::string>{"b", "a"}));
        QVERIFY(!isPlaceholderName(std::string(61, 'a')));
        QVERIFY(isPlaceholderName(std::string(60, 'a')));
    }

    void differences_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("equal") << QByteArray("a\nb") << QByteArray("a\nb") << QByteArray();
        QTest::newRow("a word") << QByteArray("Resume la avería.") << QByteArray("Resume una avería.")
                                << QByteArray("1 1 1 1 \n=Resume |-la|+una|= avería.|\n");
        QTest::newRow("a placeholder is one word")
            << QByteArray("Trata de {{modelo_x}} y nada más.") << QByteArray("Trata de {{modelo_y}} y nada más.")
            << QByteArray("1 1 1 1 \n=Trata de |-{{modelo_x}}|+{{modelo_y}}|= y nada más.|\n");
        QTest::newRow("another line") << QByteArray("uno dos tres") << QByteArray("nada que ver")
                                      << QByteArray("1 1 1 1 \n-uno dos tres|\n+nada que ver|\n");
        QTest::newRow("a line more") << QByteArray("a\nb") << QByteArray("a\nx\nb")
                                     << QByteArray("1 2 1 3 \n=a|\n+x|\n=b|\n");
        QTest::newRow("from nothing") << QByteArray("") << QByteArray("a") << QByteArray("0 0 1 1 \n+a|\n");
        QTest::newRow("to nothing") << QByteArray("a") << QByteArray("") << QByteArray("1 1 0 0 \n-a|\n");
        QTest::newRow("a line end") << QByteArray("a") << QByteArray("a\n") << QByteArray("1 1 1 2 \n=a|\n+|\n");
        QTest::newRow("two far apart") << QByteArray("x\n1\n2\n3\n4\n5\n6\n7\ny")
                                       << QByteArray("X\n1\n2\n3\n4\n5\n6\n7\nY")
                                       << QByteArray(
                                              "1 4 1 4 \n-x|\n+X|\n=1|\n=2|\n=3|\n6 4 6 4 \n=5|\n=6|\n=7|\n-y|\n+Y|\n");
        QTest::newRow("two near each other") << QByteArray("x\n1\n2\n3\n4\ny") << QByteArray("X\n1\n2\n3\n4\nY")
                                             << QByteArray("1 6 1 6 \n-x|\n+X|\n=1|\n=2|\n=3|\n=4|\n-y|\n+Y|\n");
    }
    void differences()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(::told(diffTexts(before.toStdString(), after.toStdString())), "told");
    }

    /// Whatever it says, both texts come out of it again.
    void nothingIsLost()
    {
        std::mt19937 random(20260204);
        const std::vector<std::string> words{"a", "b", " ", " ", "\n", "{{x}}", "ñ", "avería", ".", "\n\n"};
        const auto text = [&] {
            std::string made;
            for (auto i = random() % 60; i > 0; --i)
                made += words[random() % words.size()];
            return made;
        };
        for (int i = 0; i < 2000; ++i) {
            const std::string before = text();
            std::string after = random() % 2 == 0 ? text() : before;
            if (!after.empty())
                after.insert(random() % after.size(), random() % 2 == 0 ? "\n" : "z");
            const auto hunks = diffTexts(before, after, 1 + random() % 3);
            QCOMPARE(rebuilt(before, hunks, true), after);
            QCOMPARE(rebuilt(after, hunks, false), before);
        }
    }

    void largeTextsAreQuick()
    {
        std::string before;
        std::string after;
        for (int i = 0; i < 5000; ++i) {
            before += "a" + std::to_string(i) + '\n';
            after += "b" + std::to_string(i) + '\n';
        }
        const auto hunks = diffTexts(before, after);
        QCOMPARE(hunks.size(), std::size_t{1});
        QCOMPARE(hunks.front().beforeCount, std::size_t{5001});
    }
};

QTEST_APPLESS_MAIN(PromptTextTest)
#include "tst_prompttext.moc"
