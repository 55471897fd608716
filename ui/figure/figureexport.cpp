// SPDX-License-Identifier: GPL-3.0-or-later
#include "figureexport.h"

#include "charts/chartbase.h"
#include "models/figurepresenter.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/figurenames.h"
#include "ui/figure/figurerowstable.h"

#include <QMenu>

#include <algorithm>
#include <memory>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FigureRowsReader;

namespace {

/// Other programs choke on more.
constexpr qint64 mostCopied = 5000;

} // namespace

FigureExport::FigureExport(models::FigurePresenter *presenter, const QString &tenant, const QTimeZone &zone,
                           api::LogHeadSource *head, QWidget *page)
    : QPushButton(page)
    , m_presenter(presenter)
    , m_reader(new FigureRowsReader(presenter->source(), this))
    , m_exporter(new Exporter(tenant, zone, head, page))
    , m_words(Formats({}, zone))
{
    setObjectName(u"figureExport"_s);
    setIcon(ui::icon(u"download"_s));
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_reader->isReading())
            m_reader->cancel();
        else if (ExportJob *const job = longJob())
            job->stop();
        else
            openMenu();
    });
    connect(m_exporter, &Exporter::jobChanged, this, &FigureExport::renderButton);
    connect(m_reader, &FigureRowsReader::readingChanged, this, &FigureExport::renderButton);
    connect(m_reader, &FigureRowsReader::progressed, this, &FigureExport::renderButton);
    connect(presenter, &models::FigurePresenter::changed, this, [this] {
        if (m_reader->isReading() && m_reading && !isShown(*m_reading))
            m_reader->cancel();
    });
    connect(m_reader, &FigureRowsReader::failed, this, [this](const api::ApiError &error) {
        m_exporter->tellFailure(tr("The rows could not be read"), ErrorWords::of(error).advice);
    });
}

void FigureExport::render(const FigureWords &words)
{
    m_words = words;
    renderButton();
}

void FigureExport::renderButton()
{
    const bool isReading = m_reader->isReading();
    const auto &head = m_reader->head();
    const ExportJob *const job = isReading ? nullptr : longJob();
    const Formats &formats = m_words.formats();
    if (job)
        setText(tr("Stop: %1 of %2 written").arg(formats.integer(job->done()), formats.integer(job->size())));
    else if (isReading && head)
        setText(tr("Stop: %1 of %2 read")
                    .arg(formats.integer(static_cast<qint64>(m_reader->rows().size())), formats.integer(head->total)));
    else
        setText(isReading ? tr("Stop reading") : tr("Export"));
    setAccessibleName(text());
    setToolTip(job         ? tr("Stop writing; no file is left behind")
               : isReading ? tr("Stop reading the rows; nothing is exported")
                           : tr("Copy or save this figure and its rows"));
    setEnabled(isReading || job || m_presenter->hasFigure());
}

ExportJob *FigureExport::longJob() const
{
    ExportJob *const job = m_exporter->job();
    return job && job->done() > 0 ? job : nullptr;
}

bool FigureExport::isTooMuchToCopy()
{
    const auto &head = m_presenter->rows()->head();
    if (!head || head->total <= mostCopied)
        return false;
    const Formats &formats = m_words.formats();
    m_exporter->tellFailure(
        tr("Too many rows to copy"),
        tr("Up to %1 rows can be copied, and there are %2. Filter them, or save the figures as a CSV file.")
            .arg(formats.integer(mostCopied), formats.integer(head->total)));
    return true;
}

void FigureExport::openMenu()
{
    auto *const menu = new QMenu(this);
    menu->setObjectName(u"figureExportMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_exporter->addActions(
        menu, m_chart && m_presenter->canTry(), [this] { return subject(); },
        [this](Exporter::Rows rows, const Exporter::Take &take) { prepare(rows, take); });
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

FigureExport::Asked FigureExport::asked() const
{
    return {m_presenter->query(),
            m_presenter->range(),
            m_presenter->rows()->filter(),
            m_presenter->isTried() ? std::optional(m_presenter->assumed()) : std::nullopt,
            m_words,
            m_presenter->fetchedAt()};
}

bool FigureExport::isShown(const Asked &asked) const
{
    return asked.query == m_presenter->query() && asked.range == m_presenter->range() &&
           asked.filter == m_presenter->rows()->filter();
}

void FigureExport::prepare(Exporter::Rows rows, const Exporter::Take &take)
{
    if (rows == Exporter::Rows::Copied && isTooMuchToCopy())
        return;
    const Asked now = asked();
    const auto done = [this, take, now, subject = subject()] {
        // A figure that is no more has told nobody.
        if (!isShown(now))
            return;
        ExportSubject whole = subject;
        // What is shown and what was read may be of different days; the older one counts.
        whole.asOf = moment(std::min(now.fetchedAt, m_reader->fetchedAt()));
        if (const auto &head = m_reader->head()) {
            whole.allRows = head->total;
            const auto read = std::make_shared<const std::vector<contract::DashboardRow>>(m_reader->takeRows());
            whole.table = FigureRowsTable{*head, read, now.tried, now.words}.table();
        }
        take(whole);
    };
    m_reading = now;
    const auto extent =
        rows == Exporter::Rows::Few ? FigureRowsReader::Extent::FirstPage : FigureRowsReader::Extent::All;
    m_reader->read(now.query.figure, now.range, now.filter, extent, done);
}

QString FigureExport::assumptions(const models::Assumed &assumed) const
{
    const Formats &formats = m_words.formats();
    return tr("%1 a task, %2 a review, %3 an hour")
        .arg(formats.minutes(assumed.minutesPerTask), formats.minutes(assumed.reviewMinutes),
             formats.money(assumed.hourlyRate));
}

QString FigureExport::moment(const QDateTime &at) const
{
    return at.isValid() ? m_words.formats().dateTime(at) : QString();
}

ExportSubject FigureExport::subject() const
{
    const models::FigureQuery &query = m_presenter->query();
    const rules::DayRange days = m_presenter->days();
    const auto compact = [](contract::Date day) {
        return models::toQDate(day).toString(u"yyyyMMdd"_s);
    };
    ExportSubject subject;
    subject.name =
        u"atalaya-%1-%2-%3"_s.arg(query.figure.metric, compact(days.first), compact(days.end - std::chrono::days{1}));
    subject.title = FigureNames::title(query.figure);
    subject.period = m_words.dashboard().days(days, true);
    subject.filter = m_presenter->rows()->filter();
    subject.asOf = moment(m_presenter->fetchedAt());
    subject.figure = m_words.amount(m_presenter->figure(), m_presenter->unit());
    for (const FigureWords::Line &line : m_words.formula(*m_presenter))
        subject.formula.append(line.left + u" = "_s + line.result);
    if (m_presenter->canTry())
        subject.assumptions = {assumptions(m_presenter->stored())};
    if (m_presenter->isTried())
        subject.tried = assumptions(m_presenter->assumed());
    else
        subject.change = m_words.change(*m_presenter);
    if (m_presenter->canTry() && m_chart)
        subject.picture = FrozenPicture::ofChart(*m_chart, chartTheme(Tokens::light()));
    return subject;
}

} // namespace atalaya::ui
