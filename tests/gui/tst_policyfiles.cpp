// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policiesmodel.h"
#include "models/policytransfer.h"
#include "tests/models/fakepolicysource.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/importdialog.h"
#include "ui/governance/policiespage.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;

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

/// Files of policies, from the list: what they would make is said first, and who may only read writes none.
class TestPolicyFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"es"_s);
        m_source = std::make_unique<tests::FakePolicySource>();
        m_source->bundle.policies = {{rules::canonicalPolicy(risky()), {}}};
        m_source->imported.policies = {{"p-1", "Riesgo alto", "changed", std::string(64, 'a'), 2},
                                       {"p-2", "Nueva", "draft", std::string(64, 'b'), 0}};
    }

    void whatTheFileWouldMakeIsSaidFirst()
    {
        const QString path = m_folder.filePath(u"policies.json"_s);
        models::PolicyTransfer writer(m_source.get());
        writer.save(path);
        QTRY_COMPARE(writer.state(), models::PolicyTransfer::State::Done);
        ImportDialog dialog(new models::PolicyTransfer(m_source.get()), path);
        dialog.show();
        const auto *const words = dialog.findChild<QLabel *>(u"policyImport.words"_s);
        auto *const bring = dialog.findChild<QPushButton *>(u"policyImport.bring"_s);
        QVERIFY(!bring->isEnabled());
        QTRY_VERIFY(bring->isEnabled());
        QVERIFY(words->text().startsWith(u"Con esto no se publica nada"_s));
        const auto *const table = dialog.findChild<QTableWidget *>(u"policyImport.table"_s);
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 1)->text(), u"cambia"_s);
        QCOMPARE(table->item(0, 2)->text(), u"2 no se cumplen"_s);
        QCOMPARE(table->item(1, 1)->text(), u"hay un borrador, y se queda"_s);
        QVERIFY(m_source->brought.back().dryRun);
        bring->click();
        QTRY_COMPARE(words->text(), u"Los borradores están hechos."_s);
        QVERIFY(!m_source->brought.back().dryRun);
        QVERIFY(!bring->isVisible());
    }

    void anotherFileMakesNothing()
    {
        QFile file(m_folder.filePath(u"letter.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("dear all");
        file.close();
        ImportDialog dialog(new models::PolicyTransfer(m_source.get()), file.fileName());
        dialog.show();
        QCOMPARE(dialog.findChild<QLabel *>(u"policyImport.words"_s)->text(),
                 u"Este no es un archivo de políticas de este programa."_s);
        QVERIFY(!dialog.findChild<QPushButton *>(u"policyImport.bring"_s)->isEnabled());
        QVERIFY(m_source->brought.empty());
    }

    void whatIsPublishedGoesIntoAFile()
    {
        PoliciesPage page(new models::PoliciesModel(m_source.get()), QTimeZone::utc(), false);
        page.setTransfers([this] { return new models::PolicyTransfer(m_source.get()); });
        page.show();
        page.activate();
        // Who may only read takes them along, and brings none.
        auto *const button = page.findChild<QPushButton *>(u"policies.export"_s);
        QVERIFY(page.tools().contains(button));
        QVERIFY(!page.tools().contains(page.findChild<QWidget *>(u"policies.import"_s)));
        button->click();
        auto *const files = page.findChild<QFileDialog *>(u"policies.exportFile"_s);
        QVERIFY(files);
        const QString path = m_folder.filePath(u"out.json"_s);
        Q_EMIT files->fileSelected(path);
        files->close();
        QTRY_VERIFY(page.findChild<QWidget *>(u"policies.told"_s)->isVisible());
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("atalaya.policies/1"));
    }

private:
    Language m_language;
    QTemporaryDir m_folder;
    std::unique_ptr<tests::FakePolicySource> m_source;
};

QTEST_MAIN(TestPolicyFiles)
#include "tst_policyfiles.moc"
