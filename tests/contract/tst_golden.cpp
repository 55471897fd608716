// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/samples.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya;
using namespace atalaya::tests;
using nlohmann::json;

namespace {

/// A JSON path as contract::Reader writes it.
QByteArray step(const QByteArray &path, const std::string &key)
{
    return path.isEmpty() ? QByteArray::fromStdString(key) : path + '.' + QByteArray::fromStdString(key);
}

bool startsWith(const QByteArray &path, const QByteArray &part)
{
    return part.isEmpty() || path == part || path.startsWith(part + '.') || path.startsWith(part + '[');
}

/// Something of another type than `value`. What may be null is a text or a number, never a truth.
json wrongFor(const json &value)
{
    if (value.is_null())
        return true;
    return value.is_number() ? json("wrong") : json(-1.5);
}

/// Where a shape carries what another one describes: a policy, or what there is now.
bool isCarried(const Sample &sample, const QByteArray &path)
{
    if (sample.name.starts_with("simulation-request"))
        return path.startsWith("policies[0].");
    return path.startsWith("error.current.") ||
           (sample.name.starts_with("policy-") && (path.startsWith("policy.") || path.contains(".policy.")));
}

struct Change
{
    QByteArray path;
    json document;
};

/// `document` once for each value in it, with that value replaced by one of another type.
void collectChanges(const json &document, const json::json_pointer &at, const QByteArray &path,
                    std::vector<Change> &out)
{
    const json &value = document.at(at);
    if (!at.empty()) {
        json changed = document;
        changed[at] = wrongFor(value);
        out.push_back({path, std::move(changed)});
    }
    if (value.is_object()) {
        for (const auto &item : value.items())
            collectChanges(document, at / item.key(), step(path, item.key()), out);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            collectChanges(document, at / i, path + '[' + QByteArray::number(static_cast<qulonglong>(i)) + ']', out);
    }
}

} // namespace

Q_DECLARE_METATYPE(const Sample *)

class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_samples = contractSamples(); }

    void readsTheFile_data() { shapes(); }
    void readsTheFile()
    {
        QFETCH(const Sample *, sample);
        const auto read = sample->readsBack(golden(*sample));
        QVERIFY2(read, read ? "" : (read.error().path + ": " + read.error().reason).c_str());
        QVERIFY2(*read, "the file reads as another value");
    }

    void writesTheFile_data() { shapes(); }
    void writesTheFile()
    {
        QFETCH(const Sample *, sample);
        QCOMPARE(QByteArray::fromStdString(sample->written().dump(2)),
                 QByteArray::fromStdString(golden(*sample).dump(2)));
    }

    void namesTheFieldOfTheWrongType_data() { shapes(); }
    void namesTheFieldOfTheWrongType()
    {
        QFETCH(const Sample *, sample);
        std::vector<Change> changes;
        collectChanges(golden(*sample), json::json_pointer(), {}, changes);
        int checked = 0;
        for (const Change &change : changes) {
            // What the console does not read it does not judge.
            if (change.path == "success")
                continue;
            // What an agent's inputs hold is its own affair.
            if (change.path.startsWith("inputs.") || isCarried(*sample, change.path))
                continue;
            // The older form of an error is a plain text.
            if (change.path == "error" && change.document["error"].is_string())
                continue;
            const auto read = sample->readsBack(change.document);
            QVERIFY2(!read, "accepted a wrong type at " + change.path);
            const QByteArray named = QByteArray::fromStdString(read.error().path);
            QVERIFY2(startsWith(change.path, named) || startsWith(named, change.path),
                     "changed " + change.path + ", blamed " + named);
            ++checked;
        }
        QVERIFY(checked > 0);
    }

    void namesTheFieldThatIsMissing_data() { shapes(); }
    void namesTheFieldThatIsMissing()
    {
        QFETCH(const Sample *, sample);
        const json document = golden(*sample);
        for (const auto &item : document.items()) {
            json cut = document;
            cut.erase(item.key());
            const auto read = sample->readsBack(cut);
            // Absent and null are the same: then it reads as another value, never as the same.
            if (read)
                QVERIFY2(item.value().is_null() || !*read || item.key() == "success", item.key().c_str());
            else
                QCOMPARE(QByteArray::fromStdString(read.error().path), QByteArray::fromStdString(item.key()));
        }
    }

    void refusesWhatIsNotAnObject_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("text") << QByteArray("\"x\"");
        QTest::newRow("number") << QByteArray("1");
    }
    void refusesWhatIsNotAnObject()
    {
        QFETCH(QByteArray, text);
        for (const Sample &sample : m_samples)
            QVERIFY2(!sample.readsBack(json::parse(text.toStdString())), sample.name.c_str());
    }

    void olderErrorsAreUnderstood()
    {
        const auto error = contract::decodeError(json::parse(R"({"error":"no such thing"})"));
        QVERIFY(error);
        QCOMPARE(error->message, std::string("no such thing"));
        QVERIFY(error->code.empty());
    }

    void envelopeGoesBothWays()
    {
        const json document = json::parse(contract::encodeEnvelope("t-1", {{"n", 1}}));
        const json *data = nullptr;
        const auto head = contract::openEnvelope(document, data);
        QVERIFY(head);
        QCOMPARE(head->tenantId, std::string("t-1"));
        QCOMPARE(data->at("n").get<int>(), 1);
        QVERIFY(json::parse(contract::encodeEnvelope("", nullptr)).at("tenantId").is_null());
    }

private:
    void shapes()
    {
        QTest::addColumn<const Sample *>("sample");
        for (const Sample &sample : m_samples)
            QTest::newRow(sample.name.c_str()) << &sample;
    }
    [[nodiscard]] static json golden(const Sample &sample)
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/contract/") + QString::fromStdString(sample.name) +
                   QStringLiteral(".json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no golden file %s", sample.name.c_str());
        const auto parsed = contract::parseJson(file.readAll().toStdString());
        return parsed.value();
    }

    std::vector<Sample> m_samples;
};

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
