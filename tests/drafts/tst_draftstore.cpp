// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/drafts/draftstore.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

Identity owner(const QString &user = QStringLiteral("u-1"), const QString &tenant = QStringLiteral("t-1"),
               const QString &server = QStringLiteral("https://a.example"))
{
    return {QUrl(server), user, tenant, QStringLiteral("ADMIN")};
}

const QString policy = QStringLiteral("policy/p-17");

} // namespace

class TestDraftStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_now = QDateTime(QDate(2026, 2, 8), QTime(12, 0), Qt::UTC);
        m_store = makeStore();
    }
    void cleanup() { m_store.reset(); }

    void savedIsThereAfterARestart()
    {
        const auto saved = waitFor(m_store->save(policy, "unsent"));
        QVERIFY2(saved, reason(saved));
        const DraftStore::Draft draft{policy, "unsent", m_now};
        QCOMPARE(m_store->load(policy), std::optional(draft));
        m_store = makeStore();
        QCOMPARE(m_store->load(policy), std::optional(draft));
        QCOMPARE(m_store->list(), QList<DraftStore::Draft>{draft});
    }

    void draftsOfAnotherKeyComeAlong()
    {
        const SecretString later("key of those who were here befor");
        const SecretString guests("the key that a guest had, a whil");
        // Kept long ago, and by a guest in the same folder.
        m_store->open(later);
        QVERIFY(waitFor(m_store->save(QStringLiteral("old"), "kept")));
        QVERIFY(waitFor(m_store->save(QStringLiteral("both"), "the older one")));
        m_now = m_now.addSecs(60);
        const QDateTime guestsTime = m_now;
        m_store->open(guests);
        QVERIFY(m_store->list().isEmpty());
        QVERIFY(waitFor(m_store->save(QStringLiteral("both"), "the newer one")));
        QVERIFY(waitFor(m_store->save(policy, "a guest's")));
        m_now = m_now.addSecs(60);
        m_store->rekey(later);
        QCOMPARE(m_store->load(QStringLiteral("old"))->bytes, QByteArray("kept"));
        QCOMPARE(m_store->load(QStringLiteral("both"))->bytes, QByteArray("the newer one"));
        QCOMPARE(m_store->load(policy), std::optional(DraftStore::Draft{policy, "a guest's", guestsTime}));
        m_store->flush();
        m_store->open(guests);
        QVERIFY2(m_store->list().isEmpty(), "nothing is left under the key that goes");
        // And the other way round: what is there is later.
        QVERIFY(waitFor(m_store->save(policy, "older")));
        m_store->open(later);
        m_now = m_now.addSecs(60);
        QVERIFY(waitFor(m_store->save(policy, "later")));
        m_store->open(guests);
        m_store->rekey(later);
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("later"));
        // The same key again loses nothing.
        m_store->rekey(later);
        m_store->flush();
        QCOMPARE(m_store->list().size(), 3);
    }

    void newestFirst()
    {
        for (const QString &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
            m_now = m_now.addSecs(60);
            QVERIFY(waitFor(m_store->save(id, "text of " + id.toUtf8())));
        }
        m_now = m_now.addSecs(60);
        QVERIFY(waitFor(m_store->save(QStringLiteral("a"), "second text of a")));
        QStringList ids;
        const auto drafts = m_store->list();
        for (const DraftStore::Draft &draft : drafts)
            ids.append(draft.id);
        QCOMPARE(ids, QStringList({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("b")}));
        QCOMPARE(drafts.constFirst().bytes, QByteArray("second text of a"));
        m_store->remove(QStringLiteral("c"));
        QCOMPARE(m_store->list().size(), 2);
        QVERIFY(!m_store->load(QStringLiteral("c")));
        m_store = makeStore();
        QCOMPARE(m_store->list().size(), 2);
    }

    void everyOwnerSeesTheirs_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QString>("server");
        const QString server = QStringLiteral("https://a.example");
        QTest::newRow("another user") << QStringLiteral("u-2") << QStringLiteral("t-1") << server;
        QTest::newRow("another tenant") << QStringLiteral("u-1") << QStringLiteral("t-2") << server;
        QTest::newRow("another server") << QStringLiteral("u-1") << QStringLiteral("t-1")
                                        << QStringLiteral("https://b.example");
    }
    void everyOwnerSeesTheirs()
    {
        QFETCH(QString, user);
        QFETCH(QString, tenant);
        QFETCH(QString, server);
        QVERIFY(waitFor(m_store->save(policy, "mine")));
        m_store->setOwner(owner(user, tenant, server));
        QVERIFY(!m_store->load(policy));
        QVERIFY(m_store->list().isEmpty());
        QVERIFY(waitFor(m_store->save(policy, "theirs")));
        QCOMPARE(m_store->list().size(), 1);
        m_store->setOwner(owner());
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("mine"));
    }

    void sealedNothingIsReadAndNothingIsLost()
    {
        QVERIFY(waitFor(m_store->save(policy, "unsent")));
        m_store->seal();
        QVERIFY(!m_store->isOpen());
        QVERIFY(!m_store->load(policy));
        QVERIFY(m_store->list().isEmpty());
        const auto saved = waitFor(m_store->save(policy, "later"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ApiError::Kind::Storage);
        m_store->remove(policy);
        m_store->open(vaultKey());
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("unsent"));
    }

    void aSaveUnderWayOutlivesTheKey()
    {
        const auto saving = m_store->save(policy, "in the last moment");
        m_store->seal();
        QVERIFY(waitFor(saving));
        m_store->open(vaultKey());
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("in the last moment"));
    }

    void anotherKeySeesNothingAndTakesNothing()
    {
        QVERIFY(waitFor(m_store->save(policy, "unsent")));
        m_store->open(vaultKey('o'));
        QVERIFY(!m_store->load(policy));
        QVERIFY(waitFor(m_store->save(policy, "other")));
        m_store->open(vaultKey());
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("unsent"));
    }

    void nobodyHasNone()
    {
        m_store->setOwner({});
        QVERIFY(!waitFor(m_store->save(policy, "x")));
        QVERIFY(m_store->list().isEmpty());
    }

    void tooLargeIsSaidAndTheOldStays()
    {
        QVERIFY(waitFor(m_store->save(policy, "small")));
        const auto saved = waitFor(m_store->save(policy, QByteArray(DraftStore::largest + 1, 'x')));
        QCOMPARE(saved.error().code, QStringLiteral("too_large"));
        QCOMPARE(m_store->load(policy)->bytes, QByteArray("small"));
        QVERIFY(waitFor(m_store->save(policy, QByteArray(DraftStore::largest, 'x'))));
    }

    void destroyedNothingIsLeft()
    {
        QVERIFY(waitFor(m_store->save(policy, "unsent")));
        m_store->destroy();
        m_store->flush();
        m_store->open(vaultKey());
        QVERIFY(m_store->list().isEmpty());
        QVERIFY(QDir(folder()).entryList(QDir::Files).isEmpty());
    }

    void aFolderThatCantBeHadIsSaid()
    {
        m_store.reset();
        QDir(folder()).removeRecursively();
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_store = makeStore();
        const auto saved = waitFor(m_store->save(policy, "x"));
        QCOMPARE(saved.error().code, QStringLiteral("not_written"));
    }

private:
    [[nodiscard]] QString folder() const { return m_dir->filePath(QStringLiteral("drafts")); }
    [[nodiscard]] std::unique_ptr<DraftStore> makeStore()
    {
        m_store.reset();
        auto store = std::make_unique<DraftStore>(folder(), [this] { return m_now; });
        store->open(vaultKey());
        store->setOwner(owner());
        return store;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QDateTime m_now;
    std::unique_ptr<DraftStore> m_store;
};

QTEST_GUILESS_MAIN(TestDraftStore)
#include "tst_draftstore.moc"
