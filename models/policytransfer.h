// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policytransfer.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"

#include <QObject>
#include <QString>

#include <optional>

namespace atalaya::api {
class PolicySource;
}

namespace atalaya::models {

/// Policies into a file, and out of one. What comes in becomes drafts and nothing else, after it was said what they
/// would be.
class PolicyTransfer final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Idle,
        Running,
        /// report() says what the file would make.
        Tried,
        /// Written, or brought in.
        Done,
        /// The platform refused; see problem().
        Failed,
        /// The file can't be read or written.
        BadFile,
        /// It is no file of policies.
        NoPolicies
    };
    /// The largest file that is read.
    static constexpr qint64 mostBytes = 16 * 1024 * 1024;

    /// `source` outlives it.
    explicit PolicyTransfer(api::PolicySource *source, QObject *parent = nullptr);

    /// Writes everything that is published, whole or not at all.
    void save(const QString &path);
    /// Reads the file and asks what it would make.
    void read(const QString &path);
    /// Makes it; after Tried.
    void bring();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<contract::PolicyImportReport> &report() const { return m_report; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// How many policies were written.
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void changed();

private:
    void ask(bool dryRun);
    void fail(const api::ApiError &error);
    void setState(State state);

    api::PolicySource *m_source;
    State m_state = State::Idle;
    contract::PolicyBundle m_bundle;
    std::optional<contract::PolicyImportReport> m_report;
    std::optional<api::ApiError> m_problem;
    int m_count = 0;
    api::RequestScope m_calls;
};

} // namespace atalaya::models
