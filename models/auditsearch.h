// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>

namespace atalaya::models {

/// What a snapshot has to answer.
struct AuditAsked
{
    /// As it was typed.
    QString text;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    /// By the platform's clock, when the text was asked as it was typed: relative times are reckoned from it.
    contract::Instant at{};
    /// The same by this computer's.
    contract::Instant ownTime{};
    /// Leaves of the log that were verified then; nullopt: it was not known yet.
    std::optional<std::uint64_t> knownLeaves;
};

/// A question to the audit log and the snapshot that answers it; what shows the snapshot listens here. The latest
/// question wins. The snapshot before stays until there is another, or none can be had.
class AuditSearch final : public QObject
{
    Q_OBJECT

public:
    /// `source` outlives it. `purpose`: letters and digits; searches of one purpose supersede each other.
    AuditSearch(api::AuditSource *source, const QString &purpose, QObject *parent = nullptr);

    /// How many leaves of the log are verified is remembered with each question.
    void rememberLeaves(std::function<std::optional<std::uint64_t>()> leaves) { m_leaves = std::move(leaves); }

    /// Nothing is held back for a while: an answer that comes too late is dropped.
    void ask(const QString &text, contract::AuditSort sort);
    /// The same question now: relative times have moved on, and there may be new decisions.
    void refresh();
    /// What hangs on the snapshot is no longer to be had. Whoever meets it tells; rebuilt() follows.
    void askAgain(const QString &goneId);

    /// Empty: nothing fits. Stale: the platform could not be asked.
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    [[nodiscard]] const std::optional<contract::AuditQuery> &snapshot() const { return m_snapshot; }
    [[nodiscard]] QString snapshotId() const;
    /// False while the snapshot answers an earlier question.
    [[nodiscard]] bool isAnswered() const { return m_snapshot && !m_isOther; }
    /// The text that was asked last, as it was typed.
    [[nodiscard]] QString askedText() const { return QString::fromStdString(m_question.q); }
    /// What the snapshot of now answers; nothing before the first.
    [[nodiscard]] const AuditAsked &asked() const { return m_asked; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// From the question to its snapshot, in milliseconds.
    [[nodiscard]] qint64 elapsed() const { return m_elapsed; }

Q_SIGNALS:
    /// State, busy, error or date.
    void changed();
    /// Another snapshot, or none. `isRenewed`: of the question before, so places can be kept.
    void snapshotChanged(bool isRenewed);
    /// The snapshot of now can be asked again; with an error it is gone for good.
    void rebuilt(const std::optional<atalaya::api::ApiError> &error);

private:
    using Answer = api::Result<api::Dated<contract::AuditQuery>>;
    enum class Wording
    {
        Typed,
        /// The platform's own, of the snapshot.
        Absolute
    };
    void send(Wording wording);
    void take(const Answer &answer);
    void accept(const api::Dated<contract::AuditQuery> &answer);
    void fail(const api::ApiError &error);
    void remember(const api::Dated<contract::AuditQuery> &answer);
    void tellRebuilt(const std::optional<api::ApiError> &error);

    api::AuditSource *m_source;
    api::RequestScope m_request;
    contract::AuditQueryRequest m_question;
    std::optional<contract::AuditQuery> m_snapshot;
    AuditAsked m_asked;
    std::function<std::optional<std::uint64_t>()> m_leaves;
    /// When the answer that is on its way was asked for.
    std::optional<std::uint64_t> m_knownLeaves;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
    QDateTime m_fetchedAt;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    quint64 m_life = 0;
    Wording m_wording = Wording::Typed;
    /// Rebuilt snapshots since somebody asked; a platform that keeps none is not asked for ever.
    int m_rebuilds = 0;
    /// Times that an older question took the place of this one.
    int m_overtaken = 0;
    bool m_isBusy = false;
    bool m_isOther = true;
    bool m_isRebuildWanted = false;
};

} // namespace atalaya::models
