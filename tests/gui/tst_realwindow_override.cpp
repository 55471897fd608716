// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "models/auditlogmodel.h"
#include "models/overridesmodel.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::OverridesModel;

namespace {

const QString admin = u"marta.vidal@ascensores-xyz.example"_s;
const QString officer = u"lucia.ferrer@ascensores-xyz.example"_s;
/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 60'000;

} // namespace

/// A blocked decision that goes ahead all the same: asked for in one window, agreed to in another with a code, executed
/// once by the agent, and seen verified in the log. The windows that ship, against the platform that ships.
class TstRealWindowOverride : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        m_asks = std::make_unique<ConsoleDriver>(m_platform.url());
        QVERIFY(m_asks->signIn(demoAccount(m_platform, admin)));
        m_agrees = std::make_unique<ConsoleDriver>(m_platform.url());
        QVERIFY(m_agrees->signIn(demoAccount(m_platform, officer)));
        // Nobody can use a code twice.
        m_platform.advance(60);
    }
    void cleanup()
    {
        m_agrees.reset();
        m_asks.reset();
    }

    void whatWasBlockedIsExecutedOnceAndProven();
    void aReviewIsTakenAndApproved();

private:
    /// In front, as a person would click on it; keys go to the window in front only.
    static void toFront(const ConsoleDriver &console)
    {
        console.window()->activateWindow();
        QTRY_VERIFY(console.window()->isActiveWindow());
    }
    void go(const ConsoleDriver &console, const QString &place) const
    {
        toFront(console);
        QVERIFY(console.command(u"atalaya://127.0.0.1:%1/ascensores-xyz/%2"_s.arg(m_platform.url().port()).arg(place)));
    }
    [[nodiscard]] HttpReply decide(int risk, const QString &overrideId = {}) const;
    [[nodiscard]] static QString idIn(const HttpReply &reply)
    {
        return reply.data().value(QLatin1String("decisionId")).toString();
    }
    [[nodiscard]] static QString stateIn(const HttpReply &reply)
    {
        return reply.data().value(QLatin1String("state")).toString();
    }
    [[nodiscard]] static QString overrideState(const ConsoleDriver &console)
    {
        const auto *const table = console.seen<QTableView>(u"overrides.table"_s);
        return table && table->currentIndex().isValid()
                   ? table->currentIndex().siblingAtColumn(OverridesModel::State).data().toString()
                   : QString();
    }

    PlatformProcess m_platform;
    QByteArray m_key;
    std::unique_ptr<ConsoleDriver> m_asks;
    std::unique_ptr<ConsoleDriver> m_agrees;
};

void TstRealWindowOverride::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    HttpHeaders headers = signInToDemo(m_platform, admin).headers();
    headers.insert("idempotency-key", freshKey());
    m_key =
        m_platform
            .send("POST", "/api/admin/api-keys", headers, R"({"name":"Agents","kind":"secret","scopes":["decide"]})")
            .data()
            .value(QLatin1String("key"))
            .toString()
            .toUtf8();
    QVERIFY(!m_key.isEmpty());
}

HttpReply TstRealWindowOverride::decide(int risk, const QString &overrideId) const
{
    QJsonObject request{{u"agent"_s, u"averias"_s},
                        {u"entity"_s, u"Modelo X 9"_s},
                        {u"action"_s, u"Clasificar"_s},
                        {u"confidence"_s, 0.9},
                        {u"risk"_s, risk},
                        {u"inputs"_s, QJsonObject{{u"planta"_s, 3}}}};
    if (!overrideId.isEmpty())
        request.insert(u"overrideId"_s, overrideId);
    return m_platform.send("POST", "/api/governance/decide", {{"x-api-key", m_key}, {"idempotency-key", freshKey()}},
                           QJsonDocument(request).toJson(QJsonDocument::Compact));
}

void TstRealWindowOverride::whatWasBlockedIsExecutedOnceAndProven()
{
    const HttpReply blocked = decide(95);
    QCOMPARE(stateIn(blocked), u"blocked"_s);

    // Asked for, from the decision in the log.
    go(*m_asks, u"audit?q=&decision="_s + idIn(blocked));
    QVERIFY(m_asks->waitFor(u"decisionOverride"_s));
    QVERIFY(m_asks->press(u"decisionOverride"_s));
    QVERIFY(m_asks->type(u"overrideRequest.reason"_s, u"The client waits"_s));
    QVERIFY(m_asks->press(u"overrideRequest.send"_s));
    QVERIFY(m_asks->waitForWords(u"override.message"_s, u"somebody else has to agree"_s));
    QVERIFY(!m_asks->seen(u"override.approve"_s));
    QCOMPARE(m_asks->words(u"override.reason"_s), u"“The client waits”"_s);

    // Nothing goes ahead before somebody else has agreed.
    const auto *const wishes = m_asks->seen<QTableView>(u"overrides.table"_s);
    QVERIFY(wishes);
    QTRY_VERIFY_WITH_TIMEOUT(wishes->currentIndex().isValid(), patience);
    const QString overrideId = wishes->currentIndex().data(models::IdRole).toString();
    QCOMPARE(decide(95, overrideId).errorCode(), u"override_not_approved"_s);

    // Agreed to by another account, with its code.
    go(*m_agrees, u"overrides?id="_s + overrideId);
    QVERIFY(m_agrees->waitForWords(u"override.reason"_s, u"The client waits"_s));
    QVERIFY(m_agrees->press(u"override.approve"_s));
    QVERIFY(m_agrees->waitFor(u"stepUp.code"_s));
    QVERIFY(m_agrees->type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, officer))));
    QTRY_COMPARE_WITH_TIMEOUT(overrideState(*m_agrees), u"Approved"_s, patience);
    QVERIFY(!m_agrees->seen(u"override.approve"_s));

    // Executed once.
    const HttpReply executed = decide(95, overrideId);
    QCOMPARE(stateIn(executed), u"executed"_s);
    QCOMPARE(executed.data().value(QLatin1String("overrideId")).toString(), overrideId);
    QCOMPARE(decide(95, overrideId).errorCode(), u"override_used"_s);

    // Its leaf is in the log, and proven in the window.
    go(*m_agrees, u"audit?q=&decision="_s + idIn(executed));
    QVERIFY(m_agrees->waitFor(u"decisionFacts"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_agrees->words(u"proofTitle"_s).contains(u"Proof checked on this computer"_s), patience);
    QVERIFY(!m_agrees->seen(u"decisionOverride"_s));
    go(*m_agrees, u"why?id="_s + idIn(executed));
    QVERIFY(m_agrees->waitForWords(u"why.lift"_s, u"an override let it go ahead"_s));

    // Who asked sees it, too; also by pasting the number into the palette.
    go(*m_asks, u"overrides?id="_s + overrideId);
    m_asks->key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(overrideState(*m_asks), u"Executed"_s, patience);
    toFront(*m_asks);
    QVERIFY(m_asks->command(idIn(blocked)));
    QVERIFY(m_asks->waitForWords(u"why.lift"_s, u"Whoever did not ask for it may agree"_s));
    QVERIFY(m_asks->seen(u"why.override"_s));
}

void TstRealWindowOverride::aReviewIsTakenAndApproved()
{
    const HttpReply waiting = decide(80);
    QCOMPARE(stateIn(waiting), u"review"_s);
    const QString place = u"reviews?id="_s + idIn(waiting);
    go(*m_agrees, place);
    QVERIFY(m_agrees->waitForWords(u"review.title"_s, u"Decision "_s));
    QVERIFY(m_agrees->press(u"review.take"_s));
    QVERIFY(m_agrees->waitForWords(u"review.hold"_s, u"You hold it for another"_s));
    // Others see by whom it is held, and can't take it.
    go(*m_asks, place);
    QVERIFY(m_asks->waitForWords(u"review.hold"_s, u"Lucía Ferrer holds it for another"_s));
    QVERIFY(!m_asks->seen(u"review.approve"_s));
    toFront(*m_agrees);
    QVERIFY(m_agrees->press(u"review.approve"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_agrees->words(u"reviews.mine"_s).endsWith(u": 0"_s), patience);
    go(*m_asks, u"reviews?state=done&id="_s + idIn(waiting));
    toFront(*m_asks);
    m_asks->key(Qt::Key_F5);
    const auto *const done = m_asks->seen<QTableView>(u"reviews.table"_s);
    QVERIFY(done);
    QTRY_COMPARE_WITH_TIMEOUT(done->model()->index(0, 0).data(models::IdRole).toString(), idIn(waiting), patience);
}

QTEST_MAIN(TstRealWindowOverride)
#include "tst_realwindow_override.moc"
