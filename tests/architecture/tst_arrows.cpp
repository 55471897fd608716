// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sources.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace atalaya::tests;

namespace {

QString text(const char *value)
{
    return QString::fromLatin1(value);
}

QByteArray list(const QStringList &violations)
{
    return '\n' + violations.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

class TestArrows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sources = projectSources(text(ATALAYA_SOURCE_DIR));
        QVERIFY(m_sources.size() > 100);
    }

    void noArrowRunsBackUp()
    {
        QStringList wrong;
        for (const Source &source : m_sources)
            wrong += forbiddenArrows(source);
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void roomsKnowOnlyTheirQt()
    {
        const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
        QVERIFY(QFile::exists(headers + text("/QtCore/QObject")));
        QStringList wrong;
        for (const Source &source : m_sources)
            wrong += forbiddenQt(source, headers);
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void nobodyWritesWhatNobodyMayWrite_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("exceptIn");
        QTest::newRow("QFuture::then outside api") << text("\\.then\\(") << text("") << text("api");
        QTest::newRow("nested event loops") << text("\\bQEventLoop\\b") << text("") << text("tests");
        QTest::newRow("processEvents") << text("\\bprocessEvents\\b") << text("") << text("");
        QTest::newRow("TLS errors waved through") << text("\\bignoreSslErrors\\b") << text("") << text("");
        QTest::newRow("connections by string") << text("\\b(SIGNAL|SLOT)\\s*\\(") << text("") << text("");
        QTest::newRow("disk cache in the clear") << text("\\bQNetworkDiskCache\\b") << text("") << text("");
        QTest::newRow("doors for tests") << text("\\bfriend\\s+(class|struct)\\s+(\\w+::)*(Test|tst_)") << text("")
                                         << text("");
        QTest::newRow("translated words below ui")
            << text("\\btr\\(|\\bQCoreApplication::translate\\b") << text("api,models,platform") << text("");
    }
    void nobodyWritesWhatNobodyMayWrite()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, where);
        QFETCH(QString, exceptIn);
        const QStringList folders = where.split(QLatin1Char(','), Qt::SkipEmptyParts);
        QStringList wrong;
        for (const Source &source : m_sources) {
            const bool asked = folders.isEmpty() || std::any_of(folders.begin(), folders.end(),
                                                                [&](const QString &f) { return source.isIn(f); });
            // The patterns themselves are written here.
            if (asked && (exceptIn.isEmpty() || !source.isIn(exceptIn)) && !source.isIn(text("tests/architecture")))
                wrong += linesWith(source.path, source.code(), pattern);
        }
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void tenantsAreEnteredThroughTheGate()
    {
        // Who names a tenant without the gate's scope: the store itself, the log and the events, which write for many
        // (and retention, which erases for many), what is asked before anybody is in a tenant, changes of a plan,
        // what is spent of it and what its state gives, the policies that come with the platform, the filling of the
        // tables of words, and the machine's own commands.
        const QStringList allowed{
            text("platform/analytics/eventwriter.cpp"),   text("platform/auditlog/changetrail.cpp"),
            text("platform/auditlog/newepoch.cpp"),       text("platform/auditlog/retentioncheck.cpp"),
            text("platform/auditlog/retentionjob.cpp"),   text("platform/auditlog/signedlog.cpp"),
            text("platform/billing/subscriptionjob.cpp"), text("platform/cli/accountfacts.cpp"),
            text("platform/cli/recomputecommand.cpp"),    text("platform/cli/tenantcommand.cpp"),
            text("platform/demo/demohistory.cpp"),        text("platform/governance/policies/builtinstore.cpp"),
            text("platform/limits/limitchanges.cpp"),     text("platform/limits/meter.cpp"),
            text("platform/limits/stategrants.cpp"),      text("platform/search/texttable.cpp")};
        QStringList wrong;
        QStringList used;
        for (const Source &source : m_sources) {
            if (!source.isIn(text("platform")) || source.isIn(text("platform/store")))
                continue;
            const QStringList found =
                linesWith(source.path, source.code(), text("(\\.|->)inTenant\\(|\\bOperator::enter\\b"));
            if (allowed.contains(source.path))
                used += found.isEmpty() ? QStringList() : QStringList{source.path};
            else
                wrong += found;
        }
        QVERIFY2(wrong.isEmpty(), list(wrong));
        // The list must not outlive its reasons.
        used.sort();
        QCOMPARE(used, allowed);
    }

    void headersAreCheapAndClean()
    {
        QStringList wrong;
        for (const Source &source : m_sources) {
            if (!source.isHeader())
                continue;
            if (!source.text.contains(text("#pragma once")))
                wrong.append(source.path + text(": no #pragma once"));
            if (source.isIn(text("tests")))
                continue;
            wrong += linesWith(source.path, source.code(), text("#include <nlohmann/json.hpp>"));
            wrong += linesWith(source.path, source.code(), text("^\\s*using namespace\\b"));
        }
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void everyFileNamesItsLicence()
    {
        QStringList wrong;
        for (const Source &source : m_sources) {
            if (!source.text.startsWith(text("// SPDX-License-Identifier: GPL-3.0-or-later\n")))
                wrong.append(source.path);
        }
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void nothingIsLeftForLater()
    {
        const QString marks = text("\\b(TO"
                                   "DO|FIX"
                                   "ME|XX"
                                   "X|HA"
                                   "CK)\\b");
        QStringList wrong;
        for (const Source &source : m_sources)
            wrong += linesWith(source.path, source.text, marks);
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    void everySentenceIsTranslated()
    {
        QStringList wrong;
        QDirIterator files(text(ATALAYA_SOURCE_DIR "/translations"), {text("*.ts")}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            wrong += linesWith(file.fileName(), QString::fromUtf8(file.readAll()), text("type=\"unfinished\""));
        }
        QVERIFY2(wrong.isEmpty(), list(wrong));
    }

    // The reader itself, so that silence above means something.
    void readerFindsWrongArrows_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("ui to models") << text("ui/shell/a.cpp") << text("models/b.h") << false;
        QTest::newRow("models to ui") << text("models/a.cpp") << text("ui/shell/b.h") << true;
        QTest::newRow("models to charts") << text("models/a.cpp") << text("charts/b.h") << true;
        QTest::newRow("charts to models") << text("charts/a.cpp") << text("models/b.h") << true;
        QTest::newRow("charts to api") << text("charts/a.cpp") << text("api/contract/time.h") << true;
        QTest::newRow("net to session") << text("api/net/a.cpp") << text("api/session/b.h") << true;
        QTest::newRow("endpoints to session") << text("api/endpoints/a.cpp") << text("api/session/b.h") << true;
        QTest::newRow("session to endpoints") << text("api/session/a.cpp") << text("api/endpoints/b.h") << false;
        QTest::newRow("contract to net") << text("api/contract/a.cpp") << text("api/net/b.h") << true;
        QTest::newRow("platform to rules") << text("platform/http/a.cpp") << text("api/rules/b.h") << false;
        QTest::newRow("platform to net") << text("platform/http/a.cpp") << text("api/net/b.h") << true;
        QTest::newRow("console to platform") << text("app/main.cpp") << text("platform/http/b.h") << true;
        QTest::newRow("product to tests") << text("ui/shell/a.cpp") << text("tests/support/b.h") << true;
        QTest::newRow("tests to anything") << text("tests/net/a.cpp") << text("platform/http/b.h") << false;
        QTest::newRow("neighbour by name") << text("platform/http/a.cpp") << text("chain.h") << false;
        QTest::newRow("a room nobody drew") << text("api/util/a.cpp") << text("api/net/b.h") << true;
    }
    void readerFindsWrongArrows()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, wrong);
        const Source source{path, text("// first\n#include \"") + include + text("\"\n")};
        QCOMPARE(!forbiddenArrows(source).isEmpty(), wrong);
    }

    void readerSkipsCommentsOnly()
    {
        const Source source{text("ui/a.cpp"),
                            text("a(); // b\nc(\"// d\"); /* e\nf */ g('\"'); // h\n1'000; \"\\\"//\" i")};
        QCOMPARE(source.code(), text("a(); \nc(\"// d\"); \n g('\"'); \n1'000; \"\\\"//\" i"));
    }

private:
    std::vector<Source> m_sources;
};

QTEST_GUILESS_MAIN(TestArrows)
#include "tst_arrows.moc"
