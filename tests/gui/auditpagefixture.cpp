// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpagefixture.h"

#include "models/auditpresenter.h"
#include "ui/audit/factgrid.h"

#include <QApplication>
#include <QLabel>
#include <QPromise>
#include <QTest>
#include <QVBoxLayout>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

namespace {

const OperatorKey theKey("atalaya-00/t/ten-1/1", 1);

} // namespace

const api::LogName AuditPageFixture::theLog{u"https://platform.example"_s, u"ten-1"_s};

void AuditPageFixture::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_theme = std::make_unique<ui::Theme>();
    m_theme->setMode(ui::Theme::Mode::Light);
}

void AuditPageFixture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(u"a.ini"_s), QSettings::IniFormat);
    m_operator = std::make_unique<OperatorSource>(theKey);
    m_operator->add(300);
    m_operator->entries[299].meta =
        R"(["crédito","Crédito 20-4471","Aprobar operación","blocked","pol-7","Riesgo alto",7,0.71,94,true])";
    m_operator->entries[299].body =
        R"({"correlationId":"c-9","inputs":{"importe":48500,"solicitante":"[dni]"},"reason":"requiere revisión humana","user":"ana"})";
    m_operator->entries[298].meta =
        R"(["cartera","Crédito 20-4471","Ampliar límite","review","pol-7","Riesgo alto",7,null,null,false])";
    m_operator->rebuild();
    m_source = std::make_unique<OperatorAudit>(m_operator.get());
    m_pins = std::make_unique<MemoryPins>();
    m_log = std::make_unique<api::LogVerifier>(m_operator.get(), m_pins.get());
    m_log->setLog(theLog);
    m_rows = std::make_unique<api::RowVerifier>(m_operator.get(), m_log.get());
    m_check = std::make_unique<api::ResultCheck>(m_operator.get(), m_log.get());
    make(QSize(1440, 860));
}

void AuditPageFixture::cleanup()
{
    m_window.reset();
    m_check.reset();
    m_rows.reset();
    m_log.reset();
}

void AuditPageFixture::make(QSize size, bool start)
{
    m_window.reset();
    auto *const presenter = new models::AuditPresenter(m_source.get(), QTimeZone::utc(), m_views,
                                                       [this](const QUrlQuery &views) { m_views = views; });
    presenter->verifyWith(m_log.get(), m_rows.get(), m_check.get());
    ui::AuditPage::Parts parts;
    parts.presenter = presenter;
    parts.log = m_log.get();
    parts.settings = m_settings.get();
    parts.who = u"lucas@banca-norte.example"_s;
    parts.confirm = [this](const QString &action, const QByteArray &) {
        m_confirmed = action;
        QPromise<api::Result<QByteArray>> promise;
        promise.start();
        promise.addResult(api::Result<QByteArray>(QByteArray("proof")));
        promise.finish();
        return promise.future();
    };
    m_window = std::make_unique<QWidget>();
    m_page = new ui::AuditPage(parts);
    auto *const all = new QVBoxLayout(m_window.get());
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_page);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    if (start)
        m_page->activate();
}

QString AuditPageFixture::label(const QString &name) const
{
    for (const QLabel *const label : m_page->findChildren<QLabel *>(name))
        if (label->isVisible())
            return label->text().replace(QChar::Nbsp, u' ');
    return {};
}

QString AuditPageFixture::stateTitle() const
{
    auto *const pane = find<QWidget>(u"auditState"_s);
    return pane->isVisible() ? pane->findChild<QLabel *>(u"statePane.title"_s)->text() : QString();
}

QString AuditPageFixture::fact(const QString &grid, const QString &name) const
{
    for (const auto &fact : m_page->findChild<ui::FactGrid *>(grid)->facts())
        if (fact.name == name)
            return fact.value;
    return u"(none)"_s;
}

QString AuditPageFixture::cell(int row, int column) const
{
    return table()->model()->index(row, column).data().toString();
}

QString AuditPageFixture::spoken(int row, int column) const
{
    return table()->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
}

void AuditPageFixture::select(int row)
{
    QTRY_VERIFY(table()->model()->rowCount() > row);
    QTRY_VERIFY(!cell(row, models::AuditLogModel::Agent).isEmpty());
    table()->setFocus();
    table()->goTo(row);
}

void AuditPageFixture::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("ATALAYA_TEST_PICTURES");
    if (!folder.isEmpty())
        m_window->grab().save(u"%1/audit-%2.png"_s.arg(folder, name));
}

} // namespace atalaya::tests
