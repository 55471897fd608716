// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepolicysource.h"

#include "models/policytransfer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using State = PolicyTransfer::State;

namespace {

rules::Policy risky()
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule rule;
    rule.when.risk = rules::PolicyNumber{rules::PolicyBound{70, true}, std::nullopt, false};
    rule.then = {rules::PolicyMode::Review, {{"es", "el riesgo es alto"}}};
    policy.rules = {rule};
    return policy;
}

} // namespace

/// Policies into a file and back: what is written is what is read, and nothing is made before it was said.
class TestPolicyTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->bundle.policies = {{rules::canonicalPolicy(risky()), {}}};
        m_source->imported.policies = {{"p-1", "Riesgo alto", "changed", std::string(64, 'a'), 1}};
        m_transfer = std::make_unique<PolicyTransfer>(m_source.get());
    }

    void whatIsWrittenIsRead()
    {
        const QString path = m_folder.filePath(u"policies.json"_s);
        m_transfer->save(path);
        QCOMPARE(m_transfer->state(), State::Running);
        QTRY_COMPARE(m_transfer->state(), State::Done);
        QCOMPARE(m_transfer->count(), 1);
        m_transfer->read(path);
        QTRY_COMPARE(m_transfer->state(), State::Tried);
        QVERIFY(m_source->brought[0].dryRun);
        QVERIFY(m_source->brought[0].bundle == m_source->bundle);
        QCOMPARE(m_transfer->report()->policies[0].change, std::string("changed"));
        m_transfer->bring();
        QTRY_COMPARE(m_transfer->state(), State::Done);
        QVERIFY(!m_source->brought[1].dryRun);
        // Once is enough.
        m_transfer->bring();
        QCOMPARE(m_source->brought.size(), std::size_t(2));
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("text") << QByteArray("hello");
        QTest::addRow("another json") << QByteArray("[1,2]");
        QTest::addRow("nothing in it") << QByteArray(R"({"format":"atalaya.policies/1","policies":[]})");
        QTest::addRow("a later format") << QByteArray(R"({"format":"atalaya.policies/9","policies":[]})");
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFile file(m_folder.filePath(u"other.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        m_transfer->read(file.fileName());
        QCOMPARE(m_transfer->state(), State::NoPolicies);
        QVERIFY(m_source->brought.empty());
    }

    void aFileThatIsNotThere()
    {
        m_transfer->read(m_folder.filePath(u"none.json"_s));
        QCOMPARE(m_transfer->state(), State::BadFile);
        m_transfer->save(m_folder.filePath(u"no/such/folder.json"_s));
        QTRY_COMPARE(m_transfer->state(), State::BadFile);
    }

    void whatThePlatformRefusesIsTold()
    {
        m_source->problem = tests::FakePolicySource::offline();
        m_transfer->save(m_folder.filePath(u"policies.json"_s));
        QTRY_COMPARE(m_transfer->state(), State::Failed);
        QVERIFY(m_transfer->problem()->isUnreachable());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<tests::FakePolicySource> m_source;
    std::unique_ptr<PolicyTransfer> m_transfer;
};

QTEST_GUILESS_MAIN(TestPolicyTransfer)
#include "tst_policytransfer.moc"
