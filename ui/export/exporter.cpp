// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporter.h"

#include "api/endpoints/logheadapi.h"
#include "api/net/whenready.h"
#include "ui/common/icons.h"
#include "ui/export/boardpage.h"
#include "ui/export/exportlook.h"
#include "ui/export/logline.h"
#include "ui/export/tabletext.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>

#include <memory>
#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

QString endingOf(Exporter::Kind kind)
{
    switch (kind) {
    case Exporter::Kind::Csv:
        return u"csv"_s;
    case Exporter::Kind::Png:
        return u"png"_s;
    case Exporter::Kind::Svg:
        return u"svg"_s;
    case Exporter::Kind::Pdf:
        break;
    }
    return u"pdf"_s;
}

QByteArray encodePng(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

Exporter::Exporter(QString tenant, const QTimeZone &zone, api::LogHeadSource *head, QWidget *page)
    : QObject(page)
    , m_tenant(std::move(tenant))
    , m_zone(zone)
    , m_head(head)
    , m_page(page)
{
    // A sheet that is saved when the platform is away names the head that it told last.
    if (m_head)
        (void)m_head->head();
}

void Exporter::addActions(QMenu *menu, bool hasChart, const Make &make, const Prepare &prepare)
{
    const auto add = [menu](const char *name, const QString &iconName, const QString &text, auto action) {
        menu->addAction(icon(iconName), text, menu, action)->setObjectName(QLatin1String(name));
    };
    const auto withRows = [make, prepare](Rows rows, const Take &take) {
        return [make, prepare, rows, take] {
            if (prepare)
                prepare(rows, take);
            else
                take(make());
        };
    };
    const auto save = [this](Kind kind) {
        return [this, kind](const ExportSubject &subject) {
            this->save(kind, subject);
        };
    };
    const auto asItIs = [make](const Take &take) {
        return [make, take] {
            take(make());
        };
    };
    add("copy", u"files"_s, tr("Copy"),
        withRows(Rows::Copied, [this](const ExportSubject &subject) { copy(subject); }));
    add("csv", u"download"_s, tr("Save figures (CSV)…"), withRows(Rows::All, save(Kind::Csv)));
    // What has no chart is drawn as it lies in the window; rows that scroll are no picture.
    if (hasChart || !prepare)
        add("png", u"download"_s, tr("Save picture (PNG)…"), asItIs(save(Kind::Png)));
    if (hasChart)
        add("svg", u"download"_s, tr("Save drawing (SVG)…"), asItIs(save(Kind::Svg)));
    add("pdf", u"download"_s, tr("Save a page for the board (PDF)…"), withRows(Rows::Few, save(Kind::Pdf)));
}

void Exporter::copy(const ExportSubject &subject)
{
    struct Texts
    {
        QString text;
        QString html;
    };
    const QString mark = subject.tried.isEmpty() ? QString() : ExportLook::trial(subject.tried);
    const QImage image = subject.picture.isChart() ? ExportLook(subject).image(2) : QImage();
    const auto texts = std::make_shared<Texts>();
    const auto work = [texts, mark, table = subject.table](const Step &) {
        texts->text = toTabbed(table) + (mark.isEmpty() ? QString() : mark + u'\n');
        texts->html = toHtml(table) + (mark.isEmpty() ? QString() : u"<p>"_s + mark.toHtmlEscaped() + u"</p>"_s);
        return QString();
    };
    connect(begin(runApart(work), subject.table.size()), &ExportJob::finished, this, [this, texts, image] {
        auto *const mime = new QMimeData;
        mime->setText(texts->text);
        mime->setHtml(texts->html);
        if (!image.isNull())
            mime->setImageData(image);
        QGuiApplication::clipboard()->setMimeData(mime);
        Q_EMIT copied();
    });
}

void Exporter::save(Kind kind, const ExportSubject &subject)
{
    const QString ending = endingOf(kind);
    const QString filters[] = {tr("Figures (*.csv)"), tr("Picture (*.png)"), tr("Drawing (*.svg)"),
                               tr("Document (*.pdf)")};
    QString name = subject.name;
    if (!subject.tried.isEmpty())
        name += u'-' + tr("trial", "part of a file name");
    auto *const dialog =
        new QFileDialog(m_page, QString(), name + u'.' + ending, filters[static_cast<std::size_t>(kind)]);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, kind, subject](const QString &path) { write(kind, subject, path); });
    dialog->open();
}

void Exporter::write(Kind kind, const ExportSubject &subject, const QString &path)
{
    switch (kind) {
    case Kind::Csv:
        put(path, subject.table.size(),
            [table = subject.table, lines = about(subject), locale = QLocale()](const Step &step) {
                return toCsv(table, lines, locale, step);
            });
        break;
    case Kind::Png:
        put(path, 1, [image = ExportLook(subject).image(2)](const Step &) { return encodePng(image); });
        break;
    case Kind::Svg:
        put(path, 1, [bytes = ExportLook(subject).svg()](const Step &) { return bytes; });
        break;
    case Kind::Pdf:
        if (!m_head) {
            writePdf(subject, path, LogLine::unavailable());
            break;
        }
        api::whenReady(
            this, m_head->head(),
            [this, subject, path](const api::Result<api::Dated<contract::LogHead>> &head) {
                writePdf(subject, path, LogLine::of(head, Formats({}, m_zone)));
            },
            [this, subject, path] { writePdf(subject, path, LogLine::unavailable()); });
        break;
    }
}

void Exporter::writePdf(const ExportSubject &subject, const QString &path, const QString &logLine)
{
    const BoardPage page(subject, {m_tenant, logLine, tr("Saved with Atalaya on %1.").arg(now())});
    put(path, 1, [bytes = page.pdf()](const Step &) { return bytes; });
}

void Exporter::put(const QString &path, qsizetype rows, std::function<QByteArray(const Step &)> make)
{
    connect(begin(writeFile(path, std::move(make)), rows), &ExportJob::finished, this,
            [this, path](const QString &why) {
                if (why.isEmpty())
                    return void(Q_EMIT saved(path));
                tellFailure(tr("The file was not saved"),
                            tr("“%1” could not be written: %2. Choose another folder and try again.").arg(path, why));
            });
}

ExportJob *Exporter::begin(const QFuture<QString> &work, qsizetype rows)
{
    auto *const job = new ExportJob(work, rows, m_busy, this);
    m_job = job;
    connect(job, &ExportJob::progressed, this, &Exporter::jobChanged);
    connect(job, &ExportJob::ended, this, [this, job] {
        if (m_job == job)
            m_job = nullptr;
        Q_EMIT jobChanged();
    });
    Q_EMIT jobChanged();
    return job;
}

void Exporter::tellFailure(const QString &title, const QString &text)
{
    auto *const box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Ok, m_page);
    box->setObjectName(u"saveFailed"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

QList<QStringList> Exporter::about(const ExportSubject &subject) const
{
    QList<QStringList> lines;
    const auto add = [&lines](const QString &name, const QString &text) {
        if (!text.isEmpty())
            lines.append({name, text});
    };
    add(tr("Organisation"), m_tenant);
    add(tr("Figure"), subject.title);
    add(tr("Amount"), subject.figure);
    add(tr("Period"), subject.period);
    add(tr("Filter"), subject.filter);
    for (const QString &line : subject.assumptions)
        add(tr("Assumptions"), line);
    add(tr("Trial"), subject.tried);
    add(tr("Data of"), subject.asOf);
    add(tr("Saved"), now());
    return lines;
}

QString Exporter::now() const
{
    return Formats({}, m_zone).dateTime(QDateTime::currentDateTimeUtc()) + u" ("_s + QString::fromLatin1(m_zone.id()) +
           u')';
}

} // namespace atalaya::ui
