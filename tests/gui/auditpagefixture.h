// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operatoraudit.h"

#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "tests/support/memorypins.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/audittable.h"
#include "ui/audit/querybar.h"
#include "ui/common/theme.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace atalaya::tests {

/// The page over a real verifier and an operator's log of 300 decisions, anew for each test.
class AuditPageFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    static const api::LogName theLog;

    /// Another page, in a window of this size. `start`: it comes to the front.
    void make(QSize size, bool start = true);
    [[nodiscard]] ui::AuditTable *table() const { return find<ui::AuditTable>(QStringLiteral("auditTable")); }
    [[nodiscard]] ui::QueryBar *bar() const { return find<ui::QueryBar>(QStringLiteral("queryBar")); }
    template<class T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    /// What the visible label says, with plain blanks.
    [[nodiscard]] QString label(const QString &name) const;
    [[nodiscard]] QString stateTitle() const;
    [[nodiscard]] QString fact(const QString &grid, const QString &name) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString spoken(int row, int column) const;
    void select(int row);
    /// Saved where the environment says so.
    void picture(const QString &name) const;

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<OperatorSource> m_operator;
    std::unique_ptr<OperatorAudit> m_source;
    std::unique_ptr<MemoryPins> m_pins;
    std::unique_ptr<api::LogVerifier> m_log;
    std::unique_ptr<api::RowVerifier> m_rows;
    std::unique_ptr<api::ResultCheck> m_check;
    std::unique_ptr<QWidget> m_window;
    QUrlQuery m_views;
    QString m_confirmed;
    ui::AuditPage *m_page = nullptr;
};

} // namespace atalaya::tests
