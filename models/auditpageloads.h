// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditsource.h"
#include "api/net/requestscope.h"
#include "models/loadpace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace atalaya::models {

/// Pages of a snapshot on their way. The latest wish wins: what is no longer wanted is given up, and what was only
/// wanted for a moment is never asked for once the pace is used up. Whoever stops waits for no pace. A platform that
/// refuses for too many requests is asked again when its time has passed.
class AuditPageLoads final : public QObject
{
    Q_OBJECT

public:
    using Answer = api::Result<contract::AuditRows>;
    /// A wish that lasts so long is of somebody who has stopped.
    static constexpr std::chrono::milliseconds settling{60};

    /// `source` outlives it. `take`: an answer of the snapshot that counts; never a refusal for too many requests.
    AuditPageLoads(api::AuditSource *source, int pageSize, std::function<void(int page, const Answer &answer)> take,
                   QObject *parent);

    /// Everything is given up; what is wanted from now on is of this snapshot.
    void begin(const QString &snapshotId);
    /// These pages and no others, the most urgent first.
    void want(const std::vector<int> &pages);
    [[nodiscard]] bool isBusy() const { return !m_running.empty() || !m_waiting.empty(); }

private:
    void go();
    void load(int page);
    void finish(int page, const Answer &answer);
    [[nodiscard]] LoadPace::Time now() const { return LoadPace::Time(m_clock.elapsed()); }

    api::AuditSource *m_source;
    int m_pageSize;
    std::function<void(int, const Answer &)> m_take;
    QString m_id;
    std::map<int, std::unique_ptr<api::RequestScope>> m_running;
    std::vector<int> m_wanted;
    std::vector<int> m_waiting;
    LoadPace m_pace;
    QElapsedTimer m_clock;
    QTimer m_next;
    LoadPace::Time m_wantedAt{};
    /// Nothing is asked for before.
    LoadPace::Time m_heldUntil{};
    quint64 m_life = 0;
};

} // namespace atalaya::models
