// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace atalaya::models {

/// What is typed into an editor, kept on this computer until the platform has it, and offered when it is found there.
class KeptWork final : public QObject
{
    Q_OBJECT

public:
    /// From the last change to its draft.
    static constexpr std::chrono::milliseconds pace{300};

    /// Both as of the moment when they are asked.
    struct Work
    {
        /// Under which the drafts have it.
        std::function<QString()> id;
        std::function<QByteArray()> bytes;
    };

    /// `drafts` outlives it and may be null. Who owns it flushes it while `work` can still be asked.
    KeptWork(DraftSource *drafts, Work work, QObject *parent = nullptr);

    /// Something was typed: it is kept in a moment, and what was found is offered no more.
    void touch();
    /// Keeps what still waits.
    void flush();
    /// Keeps it now.
    void keep();
    /// Offers what this computer has if that is something else (`isOther`, of its bytes); it is thrown away if not.
    void look(const std::function<bool(const QByteArray &)> &isOther);
    void withdraw();
    /// What this computer has is gone; what waits still waits.
    void forget();
    /// The platform has it, or nobody wants it.
    void drop();
    [[nodiscard]] bool isOffered() const { return m_isOffered; }

Q_SIGNALS:
    void offeredChanged(bool isOffered);

private:
    void setOffered(bool isOffered);

    DraftSource *m_drafts;
    Work m_work;
    QTimer m_pause;
    bool m_isWaiting = false;
    bool m_isOffered = false;
};

} // namespace atalaya::models
