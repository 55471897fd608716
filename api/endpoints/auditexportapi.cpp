// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditexportapi.h"

#include "api/endpoints/calls.h"
#include "api/endpoints/exportfile.h"
#include "api/net/requestscope.h"

#include <QPointer>
#include <QThreadPool>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::ExportFormat;

/// A workbook comes when it is whole: 18 s of the platform's time for a million rows, on a machine that does nothing
/// else.
constexpr auto wholeWorkbook = 15min;

QByteArray mediaTypeOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return "text/csv";
    case ExportFormat::JsonLines:
        return "application/x-ndjson";
    case ExportFormat::Xlsx:
        break;
    }
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

Request fileOf(const ExportOrder &order, const std::shared_ptr<ExportFile> &file)
{
    QStringList columns;
    for (const std::string &column : order.columns)
        columns.append(QString::fromStdString(column));
    Request request;
    request.path = QStringLiteral("/api/admin/audit/queries/%1/export")
                       .arg(QString::fromLatin1(QUrl::toPercentEncoding(order.queryId)));
    request.query.addQueryItem(QStringLiteral("format"), text(nameOf(order.format)));
    request.query.addQueryItem(QStringLiteral("locale"), QString::fromStdString(order.locale));
    request.query.addQueryItem(QStringLiteral("columns"), columns.join(u','));
    request.label = "audit.export";
    request.stepUpAction = QStringLiteral("audit.export");
    request.mediaType = mediaTypeOf(order.format);
    request.sink = file;
    if (order.format == ExportFormat::Xlsx)
        request.firstByte = wholeWorkbook;
    return request;
}

ApiError differs(const QString &what)
{
    ApiError error;
    error.kind = ApiError::Kind::BadResponse;
    error.code = QStringLiteral("export_differs");
    error.message = what;
    return error;
}

/// An answer in chunks that lost its end is not always told from a whole one.
ApiError cutOff()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    error.code = QStringLiteral("connection_lost");
    return error;
}

/// The manifest is of what was ordered.
bool isOf(const contract::ExportManifest &manifest, const ExportOrder &order)
{
    return QString::fromStdString(manifest.queryId) == order.queryId && manifest.format == order.format &&
           manifest.columns == order.columns && manifest.locale == order.locale;
}

/// The steps of one save(): place, file, manifest, name. Goes with its last step, or when nobody waits for it.
class ExportSaving final : public QObject
{
public:
    ExportSaving(AuditExportApi *api, ApiClient *client, ExportOrder order, AuditExportSource::Progress progress,
                 const Deferred<ExportedFile> &answer)
        : QObject(api)
        , m_api(api)
        , m_client(client)
        , m_order(std::move(order))
        , m_answer(answer)
        , m_file(std::make_shared<ExportFile>(m_order.path, m_order.format, std::move(progress)))
    {}

    void start()
    {
        // Somebody who has to give a code first should not hear afterwards that there is no such folder.
        onDisk([file = m_file] { return file->open(); }, [this] { fetch(); });
    }

private:
    void fetch()
    {
        m_calls.listen(
            this, m_client->send(fileOf(m_order, m_file)),
            [this](const Result<Reply> &reply) {
                if (!reply)
                    return end(tl::unexpected(reply.error()));
                m_correlationId = reply->correlationId;
                askManifest();
            },
            [this] { giveUp(); });
    }

    void askManifest()
    {
        m_calls.listen(
            this, m_api->manifest(m_file->exportId()),
            [this](const Result<contract::ExportManifest> &manifest) {
                if (!manifest)
                    return end(tl::unexpected(manifest.error()));
                take(*manifest);
            },
            [this] { giveUp(); });
    }

    void take(const contract::ExportManifest &manifest)
    {
        if (!isOf(manifest, m_order))
            return end(tl::unexpected(differs(QStringLiteral("the manifest is of another export"))));
        if (m_file->bytes() < manifest.bytes)
            return end(tl::unexpected(cutOff()));
        if (!m_file->isWhole(manifest))
            return end(tl::unexpected(differs(QStringLiteral("the file is not what its manifest says"))));
        onDisk([file = m_file, manifest] { return file->keep(manifest); },
               [this, manifest] {
                   end(ExportedFile{manifest, m_order.path, manifestPathOf(m_order.path)});
               });
    }

    template<class Work, class Next>
    void onDisk(Work work, Next next)
    {
        const auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        whenReady(this, promise->future(), [this, next = std::move(next)](const Result<void> &done) {
            if (done)
                next();
            else
                end(tl::unexpected(done.error()));
        });
        QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
    }

    void end(Result<ExportedFile> result)
    {
        if (!result && result.error().correlationId.isEmpty())
            result.error().correlationId = m_correlationId;
        m_answer.resolve(std::move(result));
        deleteLater();
    }
    void giveUp()
    {
        m_answer.cancel();
        deleteLater();
    }

    AuditExportApi *m_api;
    ApiClient *m_client;
    ExportOrder m_order;
    Deferred<ExportedFile> m_answer;
    std::shared_ptr<ExportFile> m_file;
    RequestScope m_calls;
    QString m_correlationId;
};

} // namespace

AuditExportApi::AuditExportApi(ApiClient *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

QFuture<Result<ExportedFile>> AuditExportApi::save(const ExportOrder &order, Progress progress)
{
    const Deferred<ExportedFile> answer(this);
    const QPointer<ExportSaving> saving = new ExportSaving(this, m_client, order, std::move(progress), answer);
    // Its file and its call go with it.
    answer.onCanceled([saving] { delete saving; });
    saving->start();
    return answer.future();
}

QFuture<Result<contract::ExportManifest>> AuditExportApi::manifest(const QString &exportId)
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/exports/") + QString::fromLatin1(QUrl::toPercentEncoding(exportId));
    request.label = "audit.manifest";
    return call(m_client, request, contract::decodeExportManifest);
}

} // namespace atalaya::api
