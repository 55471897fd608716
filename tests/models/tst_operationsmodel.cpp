// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/operationlog.h"
#include "models/operationsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using Outcome = api::Operation::Outcome;

class TestOperationsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<api::OperationLog>();
        m_model = std::make_unique<OperationsModel>(m_log.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_log.reset();
    }

    void showsWhatRuns()
    {
        QSignalSpy running(m_model.get(), &OperationsModel::runningChanged);
        const quint64 one = m_log->begin("dashboard.load");
        const quint64 two = m_log->begin("usage.load");
        QCOMPARE(m_model->running(), 2);
        QCOMPARE(labels(), (QStringList{QStringLiteral("dashboard.load"), QStringLiteral("usage.load")}));
        QCOMPARE(outcome(0), Outcome::Running);
        QVERIFY(!m_model->index(0, OperationsModel::Duration).data().isValid());
        m_log->succeed(one, QStringLiteral("c-1"));
        QCOMPARE(labels(), QStringList{QStringLiteral("usage.load")});
        m_log->cancel(two);
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(running.size(), 4);
    }

    void onlyReadsAreGivenUp()
    {
        QSignalSpy givenUp(m_log.get(), &api::OperationLog::givenUp);
        const quint64 read = m_log->begin("dashboard.load", true);
        const quint64 write = m_log->begin("sessions.end");
        QVERIFY(m_model->index(0, 0).data(OperationsModel::CancellableRole).toBool());
        QVERIFY(!m_model->index(1, 0).data(OperationsModel::CancellableRole).toBool());
        m_model->cancel(write);
        m_model->cancel(read + 100);
        QCOMPARE(givenUp.size(), 0);
        m_model->cancel(read);
        QCOMPARE(givenUp.size(), 1);
        m_log->fail(read, {});
        QVERIFY(!m_model->index(1, 0).data(OperationsModel::CancellableRole).toBool());
        m_model->cancel(read);
        QCOMPARE(givenUp.size(), 1);
        m_model->forgetFailures();
        QCOMPARE(labels(), QStringList{QStringLiteral("sessions.end")});
        m_log->cancel(write);
    }

    void keepsFailuresNewestFirst()
    {
        api::ApiError error;
        error.correlationId = QStringLiteral("c-7");
        error.code = QStringLiteral("boom");
        m_log->fail(m_log->begin("dashboard.load"), error);
        m_log->fail(m_log->begin("usage.load"), {});
        const quint64 now = m_log->begin("sessions.load");
        QCOMPARE(labels(), (QStringList{QStringLiteral("sessions.load"), QStringLiteral("usage.load"),
                                        QStringLiteral("dashboard.load")}));
        QCOMPARE(outcome(2), Outcome::Failed);
        const QModelIndex failed = m_model->index(2, 0);
        QCOMPARE(failed.data(OperationsModel::CorrelationRole).toString(), QStringLiteral("c-7"));
        QCOMPARE(failed.data(OperationsModel::ErrorRole).value<api::ApiError>().code, QStringLiteral("boom"));
        QVERIFY(m_model->index(2, OperationsModel::Duration).data().isValid());
        QVERIFY(!m_model->index(0, 0).data(OperationsModel::ErrorRole).isValid());
        m_log->clearFailures();
        QCOMPARE(labels(), QStringList{QStringLiteral("sessions.load")});
        m_log->succeed(now, {});
    }

    void keepsABoundedNumber()
    {
        for (qsizetype i = 0; i < api::OperationLog::kKeptFailures + 5; ++i)
            m_log->fail(m_log->begin("dashboard.load"), {});
        QCOMPARE(m_model->rowCount(), static_cast<int>(api::OperationLog::kKeptFailures));
    }

    void aWrongSecretIsNoFailure()
    {
        api::ApiError wrong;
        wrong.kind = api::ApiError::Kind::Unauthenticated;
        wrong.attemptsLeft = 4;
        m_log->fail(m_log->begin("session.unlock"), wrong);
        QCOMPARE(m_model->rowCount(), 0);
        wrong.attemptsLeft.reset();
        m_log->fail(m_log->begin("session.unlock"), wrong);
        QCOMPARE(m_model->rowCount(), 1);
    }

    void askingInVainAgainIsOneFailure()
    {
        api::ApiError offline;
        offline.kind = api::ApiError::Kind::Offline;
        for (int i = 0; i < 3; ++i) {
            m_log->fail(m_log->begin("dashboard.rows"), offline);
            m_log->fail(m_log->begin("usage.load"), offline);
        }
        QCOMPARE(labels(), (QStringList{QStringLiteral("usage.load"), QStringLiteral("dashboard.rows")}));
        // What the platform answered stands apart, each time.
        m_log->fail(m_log->begin("usage.load"), {});
        m_log->fail(m_log->begin("usage.load"), {});
        QCOMPARE(m_model->rowCount(), 4);
        m_log->succeed(m_log->begin("usage.load"), {});
        QCOMPARE(m_model->rowCount(), 3);
        m_log->succeed(m_log->begin("dashboard.rows"), {});
        QCOMPARE(labels(), (QStringList{QStringLiteral("usage.load"), QStringLiteral("usage.load")}));
    }

    void everyOperationEndsOnce()
    {
        QSignalSpy finished(m_log.get(), &api::OperationLog::finished);
        const quint64 one = m_log->begin("dashboard.load");
        m_log->cancel(one);
        m_log->succeed(one, {});
        m_log->fail(one, {});
        QCOMPARE(finished.size(), 1);
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    [[nodiscard]] QStringList labels() const
    {
        QStringList labels;
        for (int row = 0; row < m_model->rowCount(); ++row)
            labels.append(m_model->index(row, OperationsModel::Label).data().toString());
        return labels;
    }
    [[nodiscard]] Outcome outcome(int row) const
    {
        return static_cast<Outcome>(m_model->index(row, 0).data(OperationsModel::OutcomeRole).toInt());
    }

    std::unique_ptr<api::OperationLog> m_log;
    std::unique_ptr<OperationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestOperationsModel)
#include "tst_operationsmodel.moc"
