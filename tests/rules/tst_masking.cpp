// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/masking.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <array>
#include <cctype>
#include <ctime>
#include <limits>
#include <map>
#include <random>

using namespace atalaya::rules;
using nlohmann::json;

namespace {

constexpr std::array kinds{PiiKind::Email, PiiKind::Phone, PiiKind::NationalId, PiiKind::Iban, PiiKind::Card};

/// A line of the labelled set: the text, and where in it which values are.
struct Labelled
{
    std::string text;
    std::vector<PiiFinding> values;
};

PiiKind kindNamed(const std::string &name)
{
    for (const PiiKind kind : kinds) {
        if (placeholderOf(kind) == '[' + name + ']')
            return kind;
    }
    qFatal("no kind %s", name.c_str());
}

Labelled parse(const std::string &line)
{
    Labelled labelled;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.compare(i, 2, "{{") == 0) {
            const std::size_t colon = line.find(':', i);
            const std::size_t end = line.find("}}", i);
            const std::string value = line.substr(colon + 1, end - colon - 1);
            labelled.values.push_back(
                {kindNamed(line.substr(i + 2, colon - i - 2)), labelled.text.size(), value.size()});
            labelled.text += value;
            i = end + 1;
        } else if (line.compare(i, 2, "\\n") == 0) {
            labelled.text += '\n';
            ++i;
        } else {
            labelled.text += line[i];
        }
    }
    return labelled;
}

struct Score
{
    int found = 0;
    int missed = 0;
    int wrong = 0;

    [[nodiscard]] double recall() const { return static_cast<double>(found) / (found + missed); }
    [[nodiscard]] double precision() const { return static_cast<double>(found) / (found + wrong); }
};

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// Pieces from which hostile texts are put together: values, their fragments and what touches them.
std::string hostileText(std::mt19937 &chance)
{
    static const std::vector<std::string> pieces{"ana@ejemplo.es",
                                                 "@",
                                                 "a@b.",
                                                 "612345678",
                                                 "612 345 678",
                                                 "+34",
                                                 "0034 ",
                                                 "(+34)",
                                                 "(",
                                                 ")",
                                                 "12345678Z",
                                                 "X1234567L",
                                                 "1234567",
                                                 "DNI ",
                                                 "tel. ",
                                                 "pedido ",
                                                 "IBAN ",
                                                 "tarjeta ",
                                                 "ES91 2100 0418 4502 0005 1332",
                                                 "21000418450200051332",
                                                 "4111 1111 1111 1111",
                                                 "4111111111111111",
                                                 "0.",
                                                 ".",
                                                 ",",
                                                 "-",
                                                 " ",
                                                 "  ",
                                                 "/",
                                                 "_",
                                                 "\n",
                                                 "0",
                                                 "34",
                                                 "€",
                                                 " EUR",
                                                 "ñ",
                                                 "\u00A0",
                                                 "–",
                                                 "«",
                                                 "\xFF",
                                                 "\xC3",
                                                 "\xE2\x82",
                                                 "[email]",
                                                 "[phone",
                                                 "[card]",
                                                 "es",
                                                 "Z",
                                                 "99",
                                                 std::string(1, '\0')};
    std::string text;
    for (auto left = 1 + chance() % 12; left > 0; --left)
        text += pieces[chance() % pieces.size()];
    return text;
}

} // namespace

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLabelledSet()
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/pii-labelled.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::map<PiiKind, Score> scores;
        Score all;
        int texts = 0;
        int clean = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            const Labelled labelled = parse(line.mid(line.indexOf('\t') + 1).toStdString());
            ++texts;
            clean += labelled.values.empty() ? 1 : 0;
            const auto found = findPii(labelled.text);
            const auto add = [&](PiiKind kind, int Score::*what) {
                ++(scores[kind].*what);
                ++(all.*what);
            };
            for (const PiiFinding &value : labelled.values) {
                const bool hit = std::ranges::find(found, value) != found.end();
                add(value.kind, hit ? &Score::found : &Score::missed);
                if (!hit)
                    qInfo("missed: %s", line.constData());
            }
            for (const PiiFinding &finding : found) {
                if (std::ranges::find(labelled.values, finding) == labelled.values.end()) {
                    add(finding.kind, &Score::wrong);
                    qInfo("wrong: %s -> %s", line.constData(), maskPii(labelled.text).text.c_str());
                }
            }
        }
        for (const auto &[kind, score] : scores) {
            qInfo("%s: %d of %d found (recall %.4f), %d wrong (precision %.4f)", placeholderOf(kind).data(),
                  score.found, score.found + score.missed, score.recall(), score.wrong, score.precision());
        }
        qInfo("all: %d texts, %d without a value, recall %.4f (%d of %d), precision %.4f (%d wrong)", texts, clean,
              all.recall(), all.found, all.found + all.missed, all.precision(), all.wrong);
        QVERIFY(texts >= 500);
        QVERIFY(clean >= 200);
        // What docs/masking.md says.
        QVERIFY(all.recall() >= 0.985);
        QVERIFY(all.precision() >= 0.995);
        for (const auto &[kind, score] : scores) {
            QVERIFY2(score.recall() >= 0.965, placeholderOf(kind).data());
            QVERIFY2(score.precision() >= 0.985, placeholderOf(kind).data());
        }
    }

    void masks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("every kind") << "ana@ejemplo.es 12345678Z 612345678 4111 1111 1111 1111 ES9121000418450200051332"
                                    << "[email] [national-id] [phone] [card] [iban]";
        QTest::newRow("side by side") << "612345678/699111222, 600000000"
                                      << "[phone]/[phone], [phone]";
        QTest::newRow("nothing") << "Modelo X, pedido 612345678"
                                 << "Modelo X, pedido 612345678";
        QTest::newRow("signs stay") << "(«ana@ejemplo.es»)"
                                    << "(«[email]»)";
        QTest::newRow("masked before") << "[phone] y [email]"
                                       << "[phone] y [email]";
        QTest::newRow("empty") << ""
                               << "";
    }
    void masks()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(QString::fromStdString(maskPii(text.toStdString()).text), masked);
    }

    /// Switching one kind off leaves alone what is found of the others, in every labelled text.
    void kindsDoNotSpeakAboutEachOther()
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/pii-labelled.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::vector<std::string> texts{"a ana@cliente.example, 600 123 456",
                                       "tarjeta 4111 1111 1111 1111, 600 123 456"};
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().chopped(1);
            if (!line.isEmpty() && !line.startsWith('#'))
                texts.push_back(parse(line.mid(line.indexOf('\t') + 1).toStdString()).text);
        }
        QVERIFY(texts.size() > 700);
        for (const std::string &text : texts) {
            const std::vector<PiiFinding> all = findPii(text);
            for (const PiiKind kind : kinds) {
                PiiKinds others = PiiKinds::all();
                others.remove(kind);
                std::vector<PiiFinding> wanted = all;
                std::erase_if(wanted, [kind](const PiiFinding &one) { return one.kind == kind; });
                QVERIFY2(findPii(text, others) == wanted, text.c_str());
            }
        }
    }
    void kindsAreSwitchable_data()
    {
        QTest::addColumn<int>("kind");
        for (const PiiKind kind : kinds)
            QTest::newRow(placeholderOf(kind).data()) << static_cast<int>(kind);
    }
    void kindsAreSwitchable()
    {
        QFETCH(int, kind);
        const auto wanted = static_cast<PiiKind>(kind);
        const std::string text = "ana@ejemplo.es; 12345678Z; 612345678; 4111111111111111; ES9121000418450200051332";
        PiiKinds only = PiiKinds::none();
        only.add(wanted);
        const MaskedText masked = maskPii(text, only);
        QVERIFY(masked.found == only);
        QVERIFY(masked.text.find(placeholderOf(wanted)) != std::string::npos);
        PiiKinds others = PiiKinds::all();
        others.remove(wanted);
        QVERIFY(maskPii(text, others).text.find(placeholderOf(wanted)) == std::string::npos);
        QCOMPARE(maskPii(text, PiiKinds::none()).text, text);
    }

    void jsonIsMaskedEverywhere()
    {
        json value = json::parse(R"({"telefono":612345678,"pedido":612345678,"tarjeta":4111111111111111,
            "lista":["ana@ejemplo.es",{"nota":"DNI 12345678Z"}],"ana@ejemplo.es":1,"luis@ejemplo.es":2,
            "telefonoCliente":"934 12 34 56","documento":"12345678","importe":612345678.5,"vacio":null,"si":true})");
        const PiiKinds found = maskPii(value);
        const json expected = json::parse(R"({"telefono":"[phone]","pedido":612345678,"tarjeta":"[card]",
            "lista":["[email]",{"nota":"DNI [national-id]"}],"[email]":1,"[email] 2":2,
            "telefonoCliente":"[phone]","documento":"[national-id]","importe":612345678.5,"vacio":null,"si":true})");
        QCOMPARE(QByteArray::fromStdString(value.dump()), QByteArray::fromStdString(expected.dump()));
        QVERIFY(found.has(PiiKind::Email) && found.has(PiiKind::Card) && !found.has(PiiKind::Iban));
        json again = value;
        QVERIFY(maskPii(again).empty());
        QCOMPARE(again.dump(), value.dump());
    }

    void hostileTextsAreMaskedWholeAndOnce()
    {
        std::mt19937 chance(20261121);
        for (int i = 0; i < 30'000; ++i) {
            const std::string text = hostileText(chance);
            const MaskedText masked = maskPii(text);
            std::size_t free = 0;
            for (const PiiFinding &finding : findPii(text)) {
                QVERIFY2(finding.from >= free && finding.length > 0, text.c_str());
                free = finding.from + finding.length;
                QVERIFY(free <= text.size());
                // Nothing of the value is left over at either side.
                QVERIFY2(finding.from == 0 || !isWord(text[finding.from - 1]) || !isWord(text[finding.from]),
                         text.c_str());
                QVERIFY2(free == text.size() || !isWord(text[free]), text.c_str());
            }
            const MaskedText again = maskPii(masked.text);
            if (again.text != masked.text)
                qWarning("%s\n -> %s\n -> %s", text.c_str(), masked.text.c_str(), again.text.c_str());
            QVERIFY(again.text == masked.text);
            QVERIFY(again.found.empty());
        }
    }

    void randomBytesAreSurvived()
    {
        std::mt19937 chance(7);
        for (int i = 0; i < 20'000; ++i) {
            std::string text(chance() % 200, ' ');
            for (char &c : text)
                c = static_cast<char>(chance() % 4 == 0 ? chance() % 256 : "0123456789 @.-+()ES"[chance() % 19]);
            const MaskedText masked = maskPii(text);
            QVERIFY(maskPii(masked.text).text == masked.text);
        }
    }

    void timeGrowsWithTheLength_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char *piece : {"@",     "a@",    "a.",          "a@b.", "0",        "0 ",    "6 ",   "123456789 ",
                                  "4111 ", "+",     "+3",          "(",    "ES9",      "ES91 ", "[",    "[email]",
                                  "X1",    "tel 6", "12.345.678-", "a-",   "\xC3\xB1", "-6",    "@b.es"})
            QTest::newRow(piece) << QByteArray(piece);
    }
    void timeGrowsWithTheLength()
    {
        QFETCH(QByteArray, piece);
        // Time of the processor, not of the clock: other tests run beside.
        const auto ticks = [&piece](qsizetype bytes) {
            const std::string text = piece.repeated(bytes / piece.size()).toStdString() + '@';
            std::clock_t best = std::numeric_limits<std::clock_t>::max();
            for (int i = 0; i < 3; ++i) {
                const std::clock_t start = std::clock();
                (void)maskPii(text);
                best = std::min(best, std::clock() - start);
            }
            return best;
        };
        // Sixteen times the length: quadratic growth would be 256 times.
        const std::clock_t small = ticks(8 * 1024);
        const std::clock_t large = ticks(128 * 1024);
        QVERIFY2(large < 64 * std::max<std::clock_t>(small, 200), qPrintable(QString::number(large / small)));
    }
};

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
