// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditexportsource.h"

#include <QObject>

namespace atalaya::api {

class ApiClient;

/// `GET /api/admin/audit/queries/{id}/export` and `GET /api/admin/audit/exports/{id}`.
class AuditExportApi final : public QObject, public AuditExportSource
{
    Q_OBJECT

public:
    /// `client` outlives it.
    explicit AuditExportApi(ApiClient *client, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<ExportedFile>> save(const ExportOrder &order, Progress progress) override;
    [[nodiscard]] QFuture<Result<contract::ExportManifest>> manifest(const QString &exportId) override;

private:
    ApiClient *m_client;
};

} // namespace atalaya::api
