// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/notifications/notificationstore.h"
#include "platform/notifications/notificationwriter.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <stdexcept>

using namespace atalaya;
using namespace atalaya::platform;
using notifications::Reader;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const NoticeSubject policy{"policy", "pol-1"};
const Audience ana = Audience::user("u-ana");
const Audience editors = Audience::may("governance:edit");

Notice notice(const Audience &audience, const std::string &kind = "policy.published",
              const NoticeSubject &subject = policy)
{
    return {audience, kind, subject};
}

} // namespace

/// What rooms tell people, over a real store: who sees it, how long, how often, and that it is undone with the change.
class NotificationWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
        m_store->addTenant("b", "PRO");
    }

    void whoIsMeantSeesIt()
    {
        tell(notice(ana, "one"));
        Notice toAll = notice(editors, "all");
        toAll.actor = "u-luis";
        toAll.spared = {"u-luis", "u-eva"};
        toAll.names = {{"policy", "Riesgo alto, 612007431"}};
        toAll.numbers = {{"version", 7}};
        tell(toAll);
        QCOMPARE(kinds({"u-ana", {"governance:edit"}, m_now}), (Kinds{"all", "one"}));
        QCOMPARE(kinds({"u-ana", {"governance:view"}, m_now}), (Kinds{"one"}));
        QCOMPARE(kinds({"u-eva", {"governance:edit"}, m_now}), Kinds());
        QCOMPARE(kinds({"u-luis", {"governance:edit"}, m_now}), Kinds());
        // Half a name is nobody's.
        QCOMPARE(kinds({"u-lui", {"governance:edit"}, m_now}), (Kinds{"all"}));
        QCOMPARE(kinds({"u-ana", {"governance:edit"}, m_now}, "b"), Kinds());
        const contract::Notification shown = all({"u-ana", {"governance:edit"}, m_now}).front();
        QCOMPARE(shown.by->id, std::string("u-luis"));
        QCOMPARE(shown.names.at("policy"), std::string("Riesgo alto, [phone]"));
        QCOMPARE(shown.numbers.at("version"), std::int64_t{7});
    }

    void aChangeThatIsUndoneTellsNobody()
    {
        const auto broken = [this] {
            m_store->inTenant("a", [this](Transaction &transaction) {
                NotificationWriter(transaction, "a", m_now).tell(notice(ana));
                NotificationWriter(transaction, "a", m_now).settle(policy, {"older"});
                throw std::runtime_error("the change fails");
            });
        };
        tell(notice(ana, "older"));
        QVERIFY_EXCEPTION_THROWN(broken(), std::runtime_error);
        QCOMPARE(kinds(reader()), (Kinds{"older"}));
    }

    void ofOneThingThereIsOne()
    {
        tell(notice(ana));
        read(all(reader()).front().id);
        QVERIFY(all(reader()).front().readAt);
        m_now += minutes(1);
        Notice again = notice(ana);
        again.numbers = {{"version", 2}};
        tell(again);
        // What is new about it is not read yet.
        const auto shown = all(reader());
        QCOMPARE(shown.size(), std::size_t{1});
        QCOMPARE(shown.front().numbers.at("version"), std::int64_t{2});
        QVERIFY(!shown.front().readAt);
        QCOMPARE(rows("notification_read"), std::int64_t{0});
        // Another kind, subject or audience is another thing.
        tell(notice(ana, "policy.refused"));
        tell(notice(ana, "policy.published", {"policy", "pol-2"}));
        tell(notice(editors));
        QCOMPARE(all({"u-ana", {"governance:edit"}, m_now}).size(), std::size_t{4});
    }

    void aFloodKeepsTheNewest()
    {
        tell(notice(Audience::user("u-luis"), "his"));
        for (int i = 0; i < 250; ++i) {
            m_now += minutes(1);
            tell(notice(ana, "flood", {"policy", "pol-" + std::to_string(i)}));
            tell(notice(editors, "flood", {"policy", "pol-" + std::to_string(i)}));
        }
        QCOMPARE(rows("notification"), static_cast<std::int64_t>(2 * mostNotices + 1));
        const auto shown = all({"u-ana", {"governance:edit"}, m_now});
        QCOMPARE(shown.size(), mostNotices);
        QCOMPARE(shown.front().subject.id, std::string("pol-249"));
        QCOMPARE(shown.back().subject.id, std::string("pol-200"));
        QCOMPARE(kinds({"u-luis", {}, m_now}), (Kinds{"his"}));
    }

    void whatLiesAheadWaits()
    {
        Notice later = notice(ana, "later");
        later.at = m_now + hours(1);
        tell(later);
        tell(notice(ana, "now"));
        QCOMPARE(kinds(reader()), (Kinds{"now"}));
        // A flood of what is there does not wash away what is to come.
        for (int i = 0; i < 150; ++i)
            tell(notice(ana, "flood", {"policy", "pol-" + std::to_string(i)}));
        m_now += hours(1);
        QCOMPARE(all(reader()).front().kind, std::string("later"));
    }

    void itDoesNotLastForEver()
    {
        Notice soon = notice(ana, "soon");
        soon.expiresAt = m_now + hours(1);
        tell(soon);
        tell(notice(ana, "usual"));
        m_now += hours(1);
        QCOMPARE(kinds(reader()), (Kinds{"usual"}));
        m_now += noticeLife;
        QCOMPARE(kinds(reader()), Kinds());
        tell(notice(ana, "fresh"));
        QCOMPARE(rows("notification"), std::int64_t{1});
    }

    void whatIsSettledIsGone()
    {
        tell(notice(ana, "wanted"));
        tell(notice(editors, "wanted"));
        tell(notice(ana, "wanted", {"policy", "pol-2"}));
        read(all(reader()).front().id);
        const auto settle = [this](const auto &...more) {
            m_store->inTenant("a", [&](Transaction &transaction) {
                NotificationWriter(transaction, "a", m_now).settle(policy, {"wanted", "other"}, more...);
            });
        };
        settle(editors);
        QCOMPARE(rows("notification"), std::int64_t{2});
        settle();
        QCOMPARE(rows("notification"), std::int64_t{1});
        QCOMPARE(all(reader()).front().subject.id, std::string("pol-2"));
        // The one that stays was read, and still is.
        QCOMPARE(rows("notification_read"), std::int64_t{1});
    }

    void readIsOfOnePerson()
    {
        tell(notice(editors));
        const Reader luis{"u-luis", {"governance:edit"}, m_now};
        const Reader eva{"u-eva", {"governance:edit"}, m_now};
        const std::string id = all(luis).front().id;
        QVERIFY(read(id, luis));
        QVERIFY(read(id, luis));
        QVERIFY(!read(id, reader()));
        QVERIFY(!read("ntf-none", luis));
        QCOMPARE(*all(luis).front().readAt, m_now);
        QVERIFY(!all(eva).front().readAt);
        // The first time counts.
        QVERIFY(read(id, {"u-luis", {"governance:edit"}, m_now + hours(1)}));
        QCOMPARE(*all(luis).front().readAt, m_now);
    }

    void whatNobodyHasSeenStaysUnread()
    {
        tell(notice(ana, "seen"));
        const Instant seen = m_now;
        m_now += minutes(1);
        tell(notice(ana, "unseen"));
        m_store->inTenant("a", [&](Transaction &transaction) {
            notifications::markAllRead(transaction, "a", reader(), seen);
            notifications::markAllRead(transaction, "a", reader(), seen);
        });
        const auto shown = all(reader());
        QVERIFY(!shown.front().readAt);
        QVERIFY(shown.back().readAt);
    }

private:
    using Kinds = std::vector<std::string>;
    [[nodiscard]] Reader reader() const { return {"u-ana", {}, m_now}; }
    void tell(const Notice &what)
    {
        m_store->inTenant("a",
                          [&](Transaction &transaction) { NotificationWriter(transaction, "a", m_now).tell(what); });
    }
    bool read(const std::string &id, const Reader &who)
    {
        bool found = false;
        m_store->inTenant(
            "a", [&](Transaction &transaction) { found = notifications::markRead(transaction, "a", who, id); });
        return found;
    }
    bool read(const std::string &id) { return read(id, reader()); }
    [[nodiscard]] std::vector<contract::Notification> all(const Reader &who, const std::string &tenant = "a")
    {
        std::vector<contract::Notification> shown;
        m_store->inTenant(tenant, [&](Transaction &transaction) {
            for (const auto &told : notifications::all(transaction, who))
                shown.push_back(told.shown);
        });
        return shown;
    }
    [[nodiscard]] Kinds kinds(const Reader &who, const std::string &tenant = "a")
    {
        Kinds names;
        for (const auto &one : all(who, tenant))
            names.push_back(one.kind);
        return names;
    }
    [[nodiscard]] std::int64_t rows(const std::string &table)
    {
        std::int64_t number = -1;
        m_store->inTenant("a", [&](Transaction &transaction) {
            number = transaction.row("SELECT count(*) FROM " + table)->integer(0);
        });
        return number;
    }

    std::unique_ptr<TenantFixture> m_store;
    Instant m_now{hours(24) * 20'490};
};

QTEST_GUILESS_MAIN(NotificationWriterTest)
#include "tst_notificationwriter.moc"
