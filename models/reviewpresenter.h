// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditdetail.h"
#include "models/reviewnote.h"
#include "models/reviewprogressmodel.h"
#include "models/reviewqueuemodel.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace atalaya::models {

/// One reviewer before the queue: takes a decision, holds it for its minutes, says a word, goes to the next.
class ReviewPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome
    {
        Approved,
        Rejected,
        Corrected
    };
    struct Facts
    {
        /// The account's id.
        QString me{};
        bool mayDecide = false;
    };
    /// While it is watched, the queue is asked for again this often.
    static constexpr int refreshSeconds = 30;

    /// `source` outlives it.
    ReviewPresenter(api::ReviewSource *source, const Facts &facts, const ReviewQueueModel::Now &now,
                    QObject *parent = nullptr);

    [[nodiscard]] ReviewQueueModel *queue() const { return m_queue; }
    [[nodiscard]] ReviewProgressModel *progress() const { return m_progress; }
    [[nodiscard]] const Facts &who() const { return m_facts; }
    /// What is written about the open decision.
    [[nodiscard]] ReviewNote *note() const { return m_note; }

    /// Somebody looks at the page: holds count down, the queue is kept new.
    void setWatched(bool watched);
    /// Asks for queue, progress and what is open again.
    void refresh();
    /// An empty id closes.
    void open(const QString &id);
    /// The next one that nobody else holds. False: there is none at hand.
    bool openNext();
    void take();
    void release();
    /// Only of what is held; all but approving needs a reason. The next one is opened then.
    void decide(Outcome outcome, const QString &reason);

    [[nodiscard]] const QString &id() const { return m_id; }
    /// nullopt until it is read.
    [[nodiscard]] const std::optional<contract::ReviewDetail> &detail() const { return m_detail; }
    [[nodiscard]] const QList<AuditInput> &inputs() const { return m_inputs; }
    [[nodiscard]] LoadState state() const { return m_state; }
    /// Why it could not be read.
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// Why the last action came to nothing.
    [[nodiscard]] const std::optional<api::ApiError> &refusal() const { return m_refusal; }
    /// The hold ended before a word was said.
    [[nodiscard]] bool hasRunOut() const { return m_hasRunOut; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] ReviewQueueModel::Held held() const;
    /// In seconds; 0 without a hold.
    [[nodiscard]] qint64 holdLeft() const;
    [[nodiscard]] bool canTake() const;
    [[nodiscard]] bool canDecide() const;
    /// Verdicts of this person since the page was made.
    [[nodiscard]] int said() const { return m_said; }

public Q_SLOTS:
    void tick();

Q_SIGNALS:
    void opened(const QString &id);
    void changed();
    void ticked();
    void decided(const QString &id, atalaya::models::ReviewPresenter::Outcome outcome);

private:
    using Answer = api::Result<contract::ReviewDetail>;

    void load();
    void show(const contract::ReviewDetail &detail);
    template<class Then>
    void send(QFuture<Answer> call, Then then);
    void refuse(const api::ApiError &error);

    api::ReviewSource *m_source;
    Facts m_facts;
    ReviewQueueModel *m_queue;
    ReviewProgressModel *m_progress;
    ReviewNote *m_note;
    QTimer m_second;
    int m_seconds = 0;
    QString m_id;
    std::optional<contract::ReviewDetail> m_detail;
    QList<AuditInput> m_inputs;
    LoadState m_state = LoadState::Empty;
    std::optional<api::ApiError> m_problem;
    std::optional<api::ApiError> m_refusal;
    bool m_hasRunOut = false;
    bool m_isBusy = false;
    int m_said = 0;
    api::RequestScope m_reads;
    api::RequestScope m_sends;
};

/// As the platform writes it.
[[nodiscard]] QString nameOf(ReviewPresenter::Outcome outcome);

} // namespace atalaya::models
