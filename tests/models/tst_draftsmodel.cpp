// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftsmodel.h"
#include "tests/support/fakedrafts.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;

class TestDraftsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = {};
        m_drafts.list = {{QStringLiteral("policy/p-2"), "b", m_noon},
                         {QStringLiteral("figure/money"), "a", m_noon},
                         {QStringLiteral("onboarding"), "c", m_noon}};
        m_model = std::make_unique<DraftsModel>(&m_drafts);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void listsWhatIsKept()
    {
        QCOMPARE(kinds(),
                 (QStringList{QStringLiteral("policy"), QStringLiteral("figure"), QStringLiteral("onboarding")}));
        QCOMPARE(m_model->index(0, DraftsModel::SavedAt).data().toDateTime(), m_noon);
        QCOMPARE(m_model->index(0, 0).data(IdRole).toString(), QStringLiteral("policy/p-2"));
        m_drafts.keep(QStringLiteral("override/7"), "d");
        QCOMPARE(m_model->rowCount(), 3);
        m_model->refresh();
        QCOMPARE(m_model->rowCount(), 4);
    }

    void discardsOne()
    {
        const QPersistentModelIndex last = m_model->index(2, 0);
        m_model->discard(QStringLiteral("figure/money"));
        QCOMPARE(kinds(), (QStringList{QStringLiteral("policy"), QStringLiteral("onboarding")}));
        QVERIFY(!m_drafts.draft(QStringLiteral("figure/money")));
        QCOMPARE(last.row(), 1);
        m_model->discard(QStringLiteral("not there"));
        QCOMPARE(m_model->rowCount(), 2);
    }

    void discardsAll()
    {
        m_model->discardAll();
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_drafts.list.isEmpty());
    }

private:
    [[nodiscard]] QStringList kinds() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list.append(m_model->index(row, DraftsModel::Kind).data().toString());
        return list;
    }

    const QDateTime m_noon = QDateTime::fromMSecsSinceEpoch(43'200'000, Qt::UTC);
    tests::FakeDrafts m_drafts;
    std::unique_ptr<DraftsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestDraftsModel)
#include "tst_draftsmodel.moc"
