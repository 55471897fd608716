// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportcheck.h"

#include "api/net/deferred.h"
#include "api/net/requestscope.h"
#include "api/proof/logverifier.h"
#include "api/proof/onpool.h"

#include <QPointer>
#include <QTimer>

#include <atomic>

namespace atalaya::api {

namespace {

/// What the thread that reads the file and the window tell each other.
struct Reading
{
    std::atomic<qint64> bytes = 0;
    std::atomic<bool> isWanted = true;
};

/// The steps of one ExportCheck::run(): manifest, its head, file, log, names of what differs. Goes with its last step,
/// or when nobody waits for it.
class ExportChecking final : public QObject
{
public:
    ExportChecking(ExportCheck *check, ResultCheck *result, LogVerifier *log, QString path,
                   const Deferred<ExportReport> &answer)
        : QObject(check)
        , m_check(check)
        , m_result(result)
        , m_log(log)
        , m_path(std::move(path))
        , m_answer(answer)
        , m_reading(std::make_shared<Reading>())
    {
        m_ticks.setInterval(100);
        QObject::connect(&m_ticks, &QTimer::timeout, this,
                         [this] { Q_EMIT m_check->fileProgressed(m_reading->bytes, m_report.manifest.bytes); });
        QObject::connect(m_result, &ResultCheck::progressed, this,
                         [this](qint64 leaves, qint64 of) { Q_EMIT m_check->logProgressed(leaves, of); });
    }
    ~ExportChecking() override { m_reading->isWanted = false; }
    Q_DISABLE_COPY_MOVE(ExportChecking)

    void start(const QString &manifestPath)
    {
        then(onPool([manifestPath] { return readManifest(manifestPath); }),
             [this](const Result<contract::ExportManifest> &manifest) {
                 if (!manifest)
                     return end(tl::unexpected(manifest.error()));
                 m_report.manifest = *manifest;
                 // The pin may be older than the export.
                 then(m_log->check(), [this](LogOutcome) { checkHead(); });
             });
    }

private:
    void checkHead()
    {
        std::optional<Checkpoint> head;
        m_report.head = judgeManifestHead(m_report.manifest, m_log->status().log, m_log->status().pin, head);
        if (m_report.head == LogOutcome::WrongLog)
            return end(m_report);
        if (!isVerified(m_report.head))
            return readFile();
        then(m_log->checkRoot(head->size, head->root), [this](LogOutcome outcome) {
            m_report.head = outcome;
            readFile();
        });
    }

    void readFile()
    {
        const contract::ExportManifest &manifest = m_report.manifest;
        const auto query = rules::parseQuery(manifest.q, {});
        if (!query.ok()) {
            ApiError error;
            error.kind = ApiError::Kind::BadResponse;
            error.code = QStringLiteral("no_query");
            return end(tl::unexpected(error));
        }
        m_query = query.query;
        if (manifest.format != contract::ExportFormat::Xlsx)
            m_rows = std::make_shared<ExportRows>(ExportCells(manifest.columns, manifest.format),
                                                  m_log->status().log.tenantId.toStdString());
        m_ticks.start();
        const auto work = [path = m_path, manifest, rows = m_rows, reading = m_reading] {
            return readExport(path, manifest, rows.get(), [&reading](qint64 bytes) {
                reading->bytes = bytes;
                return reading->isWanted.load();
            });
        };
        then(onPool(work), [this](const Result<ExportFileFacts> &facts) {
            m_ticks.stop();
            if (!facts)
                return end(tl::unexpected(facts.error()));
            m_report.file = *facts;
            // Without numbers there is nothing that a row could be held against.
            if (m_rows && facts->hasColumns && m_rows->cells().seqColumn() >= 0)
                readLog();
            else
                end(m_report);
        });
    }

    void readLog()
    {
        ResultQuestion question;
        question.query = m_query;
        question.sort = m_report.manifest.sort;
        question.headSize = m_report.manifest.headSize;
        question.total = static_cast<std::int64_t>(m_rows->numbers().size());
        // A file is of its own time, whatever was verified since.
        question.knownLeaves = 0;
        question.witness = m_rows;
        then(m_result->run(question), [this](const ResultReport &result) {
            m_report.hasRows = true;
            m_report.result = result;
            const auto work = [path = m_path, manifest = m_report.manifest, rows = m_rows, result] {
                nameChanges(path, manifest, *rows);
                return rows->faults(result.extra, manifest.sort);
            };
            then(onPool(work), [this](const std::vector<ExportFault> &faults) {
                m_report.faults = faults;
                for (const std::int64_t seq : m_report.result.omitted)
                    m_report.missing.push_back({seq, m_rows->placeOf(seq, m_report.manifest.sort)});
                end(m_report);
            });
        });
    }

    template<class T, class F>
    void then(const QFuture<Result<T>> &future, F fn)
    {
        m_calls.listen(
            this, future,
            [this, fn = std::move(fn)](const Result<T> &result) {
                if (result)
                    fn(*result);
                else
                    end(tl::unexpected(result.error()));
            },
            [this] {
                m_answer.cancel();
                deleteLater();
            });
    }

    void end(Result<ExportReport> result)
    {
        m_answer.resolve(std::move(result));
        deleteLater();
    }

    ExportCheck *m_check;
    ResultCheck *m_result;
    LogVerifier *m_log;
    QString m_path;
    Deferred<ExportReport> m_answer;
    RequestScope m_calls;
    QTimer m_ticks;
    std::shared_ptr<Reading> m_reading;
    std::shared_ptr<ExportRows> m_rows;
    rules::Query m_query;
    ExportReport m_report;
};

} // namespace

struct ExportCheck::Private
{
    ResultCheck *result;
    LogVerifier *log;
    QPointer<ExportChecking> running;
};

ExportCheck::ExportCheck(ResultCheck *result, LogVerifier *log, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(Private{result, log, {}}))
{}

ExportCheck::~ExportCheck() = default;

QFuture<Result<ExportReport>> ExportCheck::run(const QString &path, const QString &manifestPath)
{
    delete d->running;
    const Deferred<ExportReport> answer(this);
    d->running = new ExportChecking(this, d->result, d->log, path, answer);
    answer.onCanceled([running = d->running] { delete running; });
    d->running->start(manifestPath);
    return answer.future();
}

} // namespace atalaya::api
