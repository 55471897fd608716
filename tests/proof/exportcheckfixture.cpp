// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportcheckfixture.h"

#include "tests/support/exportfile.h"
#include "tests/support/futures.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::tests {

namespace {

/// What spreadsheets, JSON and CSV stumble over, as it stands in JSON.
const QByteArrayList oddTexts{"=cmd|' /C calc'!A0",
                              "'quoted'",
                              "a;=b,+c",
                              "say \\\"no\\\", twice",
                              "two\\r\\nlines",
                              "tab\\there",
                              "-1",
                              "@sum",
                              "x,'y",
                              "gr\xC3\xB6\xC3\x9F"
                              "e",
                              ";;",
                              ",\\\"=1",
                              "\\n",
                              " leading blank",
                              "'"};

rules::Query parsed(const std::string &text)
{
    return rules::parseQuery(text, {}).query;
}

} // namespace

const api::LogName ExportCheckFixture::theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const OperatorKey ExportCheckFixture::theKey("atalaya-00/t/ten-1/1", 1);

void ExportCheckFixture::initTestCase()
{
    m_source = std::make_unique<OperatorSource>(theKey);
    m_source->add(300);
    for (std::size_t i = 0; i < 300; i += 3) {
        const QByteArray text = oddTexts[static_cast<qsizetype>(i / 3) % oddTexts.size()];
        m_source->entries[i].body.replace("Reason " + QByteArray::number(static_cast<int>(i)), text);
        m_source->entries[i].meta.replace("\"entity\"", '"' + text + '"');
        if (i % 2 == 0)
            m_source->entries[i].meta.replace(",0." + QByteArray::number(static_cast<int>(i % 10)) + "1,", ",null,");
    }
    m_source->rebuild();
    m_log = std::make_unique<api::LogVerifier>(m_source.get(), &m_pins);
    m_log->setLog(theLog);
    QVERIFY(waitFor(m_log->check()));
    m_result = std::make_unique<api::ResultCheck>(m_source.get(), m_log.get());
    m_check = std::make_unique<api::ExportCheck>(m_result.get(), m_log.get());
    m_random.seed(20260208);
}

void ExportCheckFixture::cleanup()
{
    // What somebody did to a file is no alarm of the log.
    QVERIFY(m_log->status().alarms.empty());
}

void ExportCheckFixture::cleanupTestCase()
{
    m_check.reset();
    m_result.reset();
    m_log.reset();
}

std::size_t ExportCheckFixture::below(std::size_t bound)
{
    return static_cast<std::size_t>(m_random.bounded(static_cast<quint32>(bound)));
}

std::vector<std::string> ExportCheckFixture::allColumns()
{
    return {contract::exportColumns().begin(), contract::exportColumns().end()};
}

QByteArrayList ExportCheckFixture::names() const
{
    QByteArrayList names;
    for (const std::string &name : m_manifest.columns)
        names.append(QByteArray::fromStdString(name));
    return names;
}

void ExportCheckFixture::make(const QByteArray &q, contract::AuditSort sort, int form, std::vector<std::string> columns)
{
    m_manifest = {};
    m_manifest.id = "exp-1";
    m_manifest.format = form == 2 ? contract::ExportFormat::JsonLines : contract::ExportFormat::Csv;
    m_manifest.locale = form == 1 ? "en" : "es";
    const rules::Query query = parsed(q.toStdString());
    m_manifest.q = rules::canonical(query);
    m_manifest.sort = sort;
    m_manifest.columns = std::move(columns);
    m_manifest.headSize = source().size();
    m_manifest.head = waitFor(source().head()).value();
    m_rows.clear();
    for (const std::int64_t seq : source().matching(query))
        m_rows.push_back(source().shownRow(seq));
    std::ranges::stable_sort(m_rows, [sort](const contract::AuditRow &a, const contract::AuditRow &b) {
        using Sort = contract::AuditSort;
        if (sort == Sort::OldestFirst)
            return a.seq < b.seq;
        if (sort == Sort::NewestFirst || a.confidence == b.confidence)
            return a.seq > b.seq;
        if (!a.confidence || !b.confidence)
            return a.confidence.has_value();
        return sort == Sort::HighestConfidenceFirst ? *a.confidence > *b.confidence : *a.confidence < *b.confidence;
    });
    forge();
}

void ExportCheckFixture::forge()
{
    const bool isJson = m_manifest.format == contract::ExportFormat::JsonLines;
    const char separator = m_manifest.locale == "es" ? ';' : ',';
    m_bytes = isJson ? QByteArray() : "\xEF\xBB\xBF" + csvLine(names(), separator);
    m_lines.clear();
    m_offsets.clear();
    for (const contract::AuditRow &row : m_rows) {
        m_lines.push_back(m_bytes.count('\n') + 1);
        m_offsets.push_back(m_bytes.size());
        m_bytes += isJson ? jsonLine(row, m_manifest.columns)
                          : csvLine(exportCells(row, m_manifest.columns, separator == ';'), separator);
    }
    m_manifest.count = static_cast<std::int64_t>(m_rows.size());
    m_manifest.bytes = m_bytes.size();
    m_manifest.sha256 = sha256Hex(m_bytes);
    write(m_bytes);
    writeManifest();
}

void ExportCheckFixture::writeManifest() const
{
    put(manifestPath(), QByteArray::fromStdString(encode(m_manifest).dump()));
}

void ExportCheckFixture::put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

api::ExportReport ExportCheckFixture::check()
{
    const auto report = waitFor(m_check->run(path(), manifestPath()));
    if (!report)
        qWarning("%s", reason(report).constData());
    return report.value_or(api::ExportReport{});
}

QString ExportCheckFixture::said(const api::ExportReport &report)
{
    QString all = QStringLiteral("log %1, rows %2 of %3, broken at %4, missing %5; ")
                      .arg(static_cast<int>(report.result.log))
                      .arg(report.file.rows)
                      .arg(report.manifest.count)
                      .arg(report.file.brokenAt.value_or(-1))
                      .arg(report.missing.size());
    for (const api::ExportFault &fault : report.faults) {
        all +=
            QStringLiteral("%1@%2#%3 ").arg(static_cast<int>(fault.kind)).arg(fault.line).arg(fault.seq.value_or(-1));
        for (const std::string &name : fault.columns)
            all += QString::fromStdString(name) + u' ';
    }
    return all.left(2'000);
}

} // namespace atalaya::tests
