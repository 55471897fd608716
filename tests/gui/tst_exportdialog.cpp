// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditexport.h"
#include "models/auditsearch.h"
#include "tests/models/auditfixture.h"
#include "ui/audit/exportdialog.h"
#include "ui/audit/factgrid.h"
#include "ui/common/looks.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;
using contract::ExportFormat;

namespace {

/// Answers when the test says so.
class FakeExports final : public api::AuditExportSource
{
public:
    QFuture<api::Result<api::ExportedFile>> save(const api::ExportOrder &wanted, Progress tell) override
    {
        order = wanted;
        progress = std::move(tell);
        ++count;
        promise = {};
        promise.start();
        return promise.future();
    }
    QFuture<api::Result<contract::ExportManifest>> manifest(const QString &) override { return {}; }

    void finish()
    {
        api::ExportedFile file;
        file.path = order.path;
        file.manifestPath = api::manifestPathOf(order.path);
        file.manifest.count = 1'284;
        file.manifest.bytes = 290'000;
        file.manifest.sha256 = std::string(64, 'a');
        promise.addResult(api::Result<api::ExportedFile>(file));
        promise.finish();
    }
    void fail(api::ApiError::Kind kind, const QString &code)
    {
        api::ApiError error;
        error.kind = kind;
        error.code = code;
        error.message = u"No space left on device"_s;
        error.correlationId = u"c-4711"_s;
        promise.addResult(api::Result<api::ExportedFile>(tl::unexpected(error)));
        promise.finish();
    }

    api::ExportOrder order;
    Progress progress;
    int count = 0;
    QPromise<api::Result<api::ExportedFile>> promise;
};

} // namespace

/// The dialog by itself: what it says before, while, after, and when it could not be done.
class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<ui::Theme>();
        m_theme->setMode(ui::Theme::Mode::Light);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"a.ini"_s), QSettings::IniFormat);
        m_settings->setValue(u"audit/exportFolder"_s, m_folder->path());
        m_exports = std::make_unique<FakeExports>();
        m_audit = std::make_unique<tests::FakeAuditSource>();
        m_search = std::make_unique<models::AuditSearch>(m_audit.get(), u"log"_s);
        m_work = std::make_unique<models::AuditExport>(m_exports.get(), m_search.get());
        m_search->ask(u"state:blocked confidence:<0.8"_s, contract::AuditSort::NewestFirst);
        answer(1'284);
    }
    void cleanup()
    {
        m_dialog.reset();
        m_work.reset();
        m_search.reset();
    }

    void itSaysWhatWillBeInIt()
    {
        open();
        QCOMPARE(words("export.title"), u"1,284 of 100,000 decisions"_s);
        QCOMPARE(fact(u"Query"_s), u"state Blocked · confidence < 0.8"_s);
        QCOMPARE(fact(u"Order"_s), u"Newest first"_s);
        QVERIFY(fact(u"Log"_s).startsWith(u"its first 100,000 entries"_s));
        QVERIFY(path().startsWith(m_folder->path()) && path().endsWith(u".csv"_s));
        QVERIFY(button("export.csv")->isChecked());
        QCOMPARE(m_dialog->findChild<QComboBox *>(u"export.locale"_s)->currentData().toString(), u"en"_s);
        QVERIFY(button("export.go")->isEnabled());
        QVERIFY(button("export.go")->hasFocus());
    }

    void everyControlHasANameAndCanBeReached()
    {
        open();
        QSet<QString> reached;
        QWidget *at = m_dialog->focusWidget();
        for (int i = 0; i < 40 && at; ++i) {
            reached.insert(at->objectName());
            QTest::keyClick(at, Qt::Key_Tab);
            at = m_dialog->focusWidget();
        }
        for (const char *const name : {"export.locale", "export.path", "export.choose", "export.check", "export.close",
                                       "export.go", "export.csv", "export.allColumns"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
        for (const QWidget *const widget : m_dialog->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto *const pressed = qobject_cast<const QAbstractButton *>(widget);
            const auto *const label = qobject_cast<const QLabel *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty() || (pressed && !pressed->text().isEmpty()) ||
                                 (label && !label->text().isEmpty());
            QVERIFY2(isNamed, qPrintable(widget->objectName()));
        }
    }

    void theFormIsWhatIsAskedFor()
    {
        open();
        button("export.jsonl")->click();
        QVERIFY(path().endsWith(u".jsonl"_s));
        QVERIFY(!m_dialog->findChild<QComboBox *>(u"export.locale"_s)->isEnabled());
        button("export.visibleColumns")->click();
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(m_exports->count, 1);
        QCOMPARE(m_exports->order.format, ExportFormat::JsonLines);
        QCOMPARE(m_exports->order.queryId, u"qry-1"_s);
        QCOMPARE(m_exports->order.columns, (std::vector<std::string>{"seq", "at", "state"}));
        QCOMPARE(m_exports->order.path, path());
        // Kept for the next time.
        m_exports->finish();
        m_dialog.reset();
        open();
        QVERIFY(button("export.jsonl")->isChecked());
        QVERIFY(button("export.visibleColumns")->isChecked());
    }

    void theWayIsShownAndCanBeCancelled()
    {
        open();
        button("export.go")->click();
        QVERIFY(!button("export.csv")->isEnabled());
        QTRY_COMPARE(words("export.progressText"), u"Waiting for the platform…"_s);
        m_exports->progress(642, 150'000);
        QCOMPARE(words("export.progressText"), u"642 of 1,284 decisions, 150 kB"_s);
        QCOMPARE(words("export.close"), u"Cancel"_s);
        QVERIFY(button("export.close")->hasFocus());
        QTest::keyClick(button("export.close"), Qt::Key_Space);
        QVERIFY(m_exports->promise.isCanceled());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(button("export.csv")->isEnabled());
        QCOMPARE(m_work->step(), models::AuditExport::Step::Idle);
    }

    void closingGivesItUp()
    {
        open();
        button("export.go")->click();
        m_dialog.reset();
        QVERIFY(m_exports->promise.isCanceled());
    }

    void theResultSaysWhereItLies()
    {
        open();
        button("export.go")->click();
        m_exports->finish();
        QTRY_COMPARE(words("export.title"), u"1,284 decisions exported"_s);
        QCOMPARE(fact(u"File"_s), QDir::toNativeSeparators(m_exports->order.path));
        QCOMPARE(fact(u"Manifest"_s), QDir::toNativeSeparators(m_exports->order.path + u".manifest.json"_s));
        QVERIFY(fact(u"SHA-256"_s).startsWith(u"aaaa"_s));
        QVERIFY(button("export.folder")->isVisible());
        QVERIFY(!button("export.csv")->isVisible());
        QSignalSpy check(m_dialog.get(), &ui::ExportDialog::checkWanted);
        button("export.check")->click();
        QCOMPARE(check.size(), 1);
        QCOMPARE(check[0][0].toString(), m_exports->order.path);
        QVERIFY(!m_dialog->isVisible());
    }

    void whatWentWrongIsSaidAtItsPlace_data()
    {
        QTest::addColumn<api::ApiError::Kind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("atTheFile");
        using Kind = api::ApiError::Kind;
        QTest::newRow("disk full") << Kind::Storage << u"disk_full"_s << u"The disk is full"_s << true;
        QTest::newRow("not writable") << Kind::Storage << u"not_writable"_s << u"This place can’t be written"_s << true;
        QTest::newRow("gone") << Kind::NotFound << u"snapshot_gone"_s << u"The platform no longer keeps this result"_s
                              << false;
        QTest::newRow("differs") << Kind::BadResponse << u"export_differs"_s
                                 << u"What arrived is not what the platform says it sent"_s << false;
        QTest::newRow("declined") << Kind::MfaRequired << u"step_up_declined"_s << u"Nothing was exported"_s << false;
        QTest::newRow("lost") << Kind::Offline << u"connection_lost"_s << u"The connection broke off"_s << false;
        QTest::newRow("other") << Kind::RateLimited << QString() << u"Too many requests in a short time"_s << false;
    }
    void whatWentWrongIsSaidAtItsPlace()
    {
        QFETCH(api::ApiError::Kind, kind);
        QFETCH(QString, code);
        QFETCH(QString, title);
        QFETCH(bool, atTheFile);
        open();
        button("export.go")->click();
        m_exports->fail(kind, code);
        QTRY_COMPARE(words("export.title"), title);
        QVERIFY(!words("export.text").isEmpty());
        QCOMPARE(ui::isInvalid(m_dialog->findChild<QLineEdit *>(u"export.path"_s)), atTheFile);
        QCOMPARE(words("export.code"), u"Code for support: c-4711"_s);
        button("export.copyCode")->click();
        QCOMPARE(QApplication::clipboard()->text(), u"c-4711"_s);
        if (code == u"snapshot_gone"_s) {
            // The same question, whose answer is another snapshot now.
            QCOMPARE(m_audit->queries.size(), std::size_t{2});
            answer(1'290);
            QTRY_VERIFY(button("export.go")->isEnabled());
        }
        button("export.go")->click();
        QCOMPARE(m_exports->count, 2);
    }

    void aWorkbookOfTooManyRowsIsOffWithTheReason()
    {
        m_search->ask(u""_s, contract::AuditSort::NewestFirst);
        answer(1'048'576);
        open();
        QVERIFY(!button("export.xlsx")->isEnabled());
        QVERIFY(words("export.sheetNote").startsWith(u"A sheet holds 1,048,575 decisions"_s));
        // One less fits; and should the platform say no all the same, CSV is offered.
        m_dialog.reset();
        m_search->ask(u"state:review"_s, contract::AuditSort::NewestFirst);
        answer(1'048'575);
        open();
        button("export.xlsx")->click();
        button("export.go")->click();
        QCOMPARE(m_exports->order.format, ExportFormat::Xlsx);
        m_exports->fail(api::ApiError::Kind::Validation, u"export_too_many_rows"_s);
        QTRY_VERIFY(button("export.csv")->isChecked());
        QCOMPARE(words("export.title"), u"A workbook can’t hold so many decisions"_s);
        QVERIFY(path().endsWith(u".csv"_s));
    }

    void aFileThatIsThereIsReplacedOnlyWhenToldTwice()
    {
        open();
        QFile there(path());
        QVERIFY(there.open(QIODevice::WriteOnly));
        button("export.go")->click();
        QCOMPARE(m_exports->count, 0);
        QCOMPARE(words("export.go"), u"Replace the file"_s);
        QVERIFY(words("export.fileNote").startsWith(u"There is a file of this name"_s));
        button("export.go")->click();
        QCOMPARE(m_exports->count, 1);
    }

    void thePlaceIsTypedOrChosen()
    {
        open();
        auto *const field = m_dialog->findChild<QLineEdit *>(u"export.path"_s);
        field->setText(u"/no/such/folder/e.csv"_s);
        QVERIFY(!button("export.go")->isEnabled());
        QVERIFY(ui::isInvalid(field));
        QVERIFY(words("export.fileNote").startsWith(u"There is no such folder"_s));
        button("export.choose")->click();
        auto *const dialog = m_dialog->findChild<QFileDialog *>(u"saveDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(m_folder->filePath(u"mine.csv"_s));
        delete dialog;
        QCOMPARE(path(), m_folder->filePath(u"mine.csv"_s));
        QVERIFY(button("export.go")->isEnabled());
    }

    void offlineItIsOffWithTheReason()
    {
        open();
        m_dialog->setReadOnly(ui::ReadOnly::Offline);
        QVERIFY(!button("export.go")->isEnabled());
        QCOMPARE(words("export.text"), ui::readOnlyWords(ui::ReadOnly::Offline));
        m_dialog->setReadOnly(ui::ReadOnly::No);
        QVERIFY(button("export.go")->isEnabled());
    }

private:
    void answer(qint64 total)
    {
        contract::AuditQuery snapshot = tests::auditSnapshot("qry-" + std::to_string(m_audit->queries.size()), total,
                                                             std::max<qint64>(total, 100'000));
        snapshot.decisions = std::max<qint64>(total, 100'000);
        tests::answer(m_audit->queries.back(), snapshot);
        QTRY_VERIFY(m_work->isPossible());
        QTRY_COMPARE(m_search->snapshot()->total, total);
    }
    void open()
    {
        const ui::AuditWords words(ui::Formats({}, QTimeZone("Europe/Madrid")));
        m_dialog = std::make_unique<ui::ExportDialog>(
            ui::ExportDialog::Parts{m_work.get(), {u"seq"_s, u"at"_s, u"state"_s}, m_settings.get()}, words, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return m_dialog->findChild<QAbstractButton *>(QLatin1String(name));
    }
    [[nodiscard]] QString words(const char *name) const
    {
        const QWidget *const widget = m_dialog->findChild<QWidget *>(QLatin1String(name));
        QString text;
        if (const auto *const label = qobject_cast<const QLabel *>(widget))
            text = label->text();
        if (const auto *const pressed = qobject_cast<const QAbstractButton *>(widget))
            text = pressed->text();
        return text.replace(QChar::Nbsp, u' ');
    }
    [[nodiscard]] QString path() const
    {
        return QDir::fromNativeSeparators(m_dialog->findChild<QLineEdit *>(u"export.path"_s)->text());
    }
    [[nodiscard]] QString fact(const QString &name) const
    {
        for (const auto &one : m_dialog->findChild<ui::FactGrid *>(u"export.facts"_s)->facts())
            if (one.name == name)
                return QString(one.value).replace(QChar::Nbsp, u' ');
        return {};
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeExports> m_exports;
    std::unique_ptr<tests::FakeAuditSource> m_audit;
    std::unique_ptr<models::AuditSearch> m_search;
    std::unique_ptr<models::AuditExport> m_work;
    std::unique_ptr<ui::ExportDialog> m_dialog;
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
