// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/demosource.h"
#include "models/demoaccountsmodel.h"
#include "tests/support/manualsource.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace std::chrono_literals;
using Kind = api::ApiError::Kind;

namespace {

class Source final : public api::DemoSource
{
public:
    QFuture<api::Result<contract::DemoAccounts>> accounts() override { return calls.add(); }
    tests::ManualCalls<contract::DemoAccounts> calls;
};

const contract::Instant kNow{std::chrono::milliseconds{1'770'000'000'000}};

contract::DemoAccount account(const char *email, const char *tenant, const char *code = nullptr)
{
    contract::DemoAccount account;
    account.email = email;
    account.password = "clave de ejemplo";
    account.name = "Ana";
    account.role = "MANAGER";
    account.tenantId = tenant;
    account.tenantName = "Uno";
    if (code != nullptr)
        account.nextCode = contract::DemoCode{code, kNow + 5s, kNow + 35s};
    return account;
}

} // namespace

class TestDemoAccountsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<Source>();
        m_model = std::make_unique<DemoAccountsModel>(m_source.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_source.reset();
    }

    void offersAccountsAndCodes()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        load({account("ana@uno.es", "t-1", "123456"), account("root@atalaya.es", "")});
        const QModelIndex ana = m_model->index(0, DemoAccountsModel::Email);
        QCOMPARE(ana.data().toString(), QStringLiteral("ana@uno.es"));
        QCOMPARE(ana.data(DemoAccountsModel::PasswordRole).toString(), QStringLiteral("clave de ejemplo"));
        QCOMPARE(ana.data(DemoAccountsModel::CodeRole).toString(), QStringLiteral("123456"));
        // Five seconds from now by this computer's clock, though the platform's shows another year.
        const qint64 from = ana.data(DemoAccountsModel::CodeFromRole).toDateTime().toMSecsSinceEpoch();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(from >= before + 5'000 && from <= after + 5'000);
        QCOMPARE(ana.data(DemoAccountsModel::CodeUntilRole).toDateTime().toMSecsSinceEpoch(), from + 30'000);
        const QModelIndex root = m_model->index(1, DemoAccountsModel::Role);
        QVERIFY(!root.data(DemoAccountsModel::CodeRole).isValid());
        QVERIFY(!root.data(DemoAccountsModel::CodeFromRole).isValid());
        QCOMPARE(m_model->roleNames().value(DemoAccountsModel::CodeRole), QByteArray("code"));
    }

    void sameAddressInTwoTenantsIsTwoAccounts()
    {
        load({account("ana@uno.es", "t-1"), account("ana@uno.es", "t-2")});
        const QPersistentModelIndex second = m_model->index(1, 0);
        load({account("ana@uno.es", "t-2", "654321"), account("ana@uno.es", "t-1")});
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data(DemoAccountsModel::CodeRole).toString(), QStringLiteral("654321"));
    }

    void failures_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("hadRows");
        QTest::addColumn<LoadState>("state");
        QTest::newRow("ordinary platform") << static_cast<int>(Kind::NotFound) << false << LoadState::Empty;
        QTest::newRow("no longer a demo") << static_cast<int>(Kind::NotFound) << true << LoadState::Empty;
        QTest::newRow("offline") << static_cast<int>(Kind::Offline) << false << LoadState::Unavailable;
        QTest::newRow("broken") << static_cast<int>(Kind::Server) << false << LoadState::Failed;
        QTest::newRow("offline with rows") << static_cast<int>(Kind::Offline) << true << LoadState::Stale;
    }
    void failures()
    {
        QFETCH(int, kind);
        QFETCH(bool, hadRows);
        QFETCH(LoadState, state);
        if (hadRows)
            load({account("ana@uno.es", "t-1")});
        m_model->refresh();
        m_source->calls.fail(static_cast<Kind>(kind));
        QTRY_COMPARE(m_model->loadState(), state);
        QCOMPARE(m_model->rowCount(), state == LoadState::Stale ? 1 : 0);
        QCOMPARE(m_model->problem().has_value(), state != LoadState::Empty);
    }

    void clearForgets()
    {
        load({account("ana@uno.es", "t-1", "123456")});
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->loadState(), LoadState::Loading);
    }

private:
    void load(std::vector<contract::DemoAccount> accounts)
    {
        const QString last = QString::fromStdString(accounts.back().email + accounts.back().tenantId);
        m_model->refresh();
        m_source->calls.answer(contract::DemoAccounts{kNow, std::move(accounts)});
        QTRY_COMPARE(lastRow(), last);
    }
    [[nodiscard]] QString lastRow() const
    {
        const QModelIndex index = m_model->index(m_model->rowCount() - 1, DemoAccountsModel::Email);
        return index.data().toString() + index.data(DemoAccountsModel::TenantIdRole).toString();
    }

    std::unique_ptr<Source> m_source;
    std::unique_ptr<DemoAccountsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestDemoAccountsModel)
#include "tst_demoaccountsmodel.moc"
