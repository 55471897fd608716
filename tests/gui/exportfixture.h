// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/logheadapi.h"
#include "charts/barpairchart.h"
#include "ui/export/exporter.h"

#include <QPromise>
#include <QWidget>

#include <memory>

namespace atalaya::tests {

/// Answers when the test says so.
class FakeLogHead final : public api::LogHeadSource
{
public:
    QFuture<api::Result<api::Dated<contract::LogHead>>> head() override
    {
        promise = {};
        promise.start();
        return promise.future();
    }
    void answer(api::Result<api::Dated<contract::LogHead>> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
    QPromise<api::Result<api::Dated<contract::LogHead>>> promise;
};

/// Nothing, if there is no such file.
[[nodiscard]] QByteArray contentOf(const QString &path);

/// A page with a chart of three days, and what exports it, anew for each test.
class ExportFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }

protected:
    using Kind = ui::Exporter::Kind;

    /// What the chart says now.
    [[nodiscard]] ui::ExportSubject week() const;
    /// As CSV, to the file that somebody chose.
    void saveTo(const QString &path, const ui::ExportSubject &subject);
    /// The bytes of a file of this kind.
    [[nodiscard]] QByteArray savedAs(Kind kind, const ui::ExportSubject &subject);

    FakeLogHead m_head;
    std::unique_ptr<QWidget> m_page;
    charts::BarPairChart *m_chart = nullptr;
    ui::Exporter *m_exporter = nullptr;
};

} // namespace atalaya::tests
