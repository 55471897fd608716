// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"
#include "models/figurepresenter.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace atalaya::models {

/// What is being tried on opened figures, kept as unsent work until it is reset. One draft, as the presenter has one
/// trial for all figures and periods; it holds only what is another than the stored.
class TrialDraft final : public QObject
{
    Q_OBJECT

public:
    /// The first change is kept at once, those that follow it this far apart.
    static constexpr std::chrono::milliseconds pace{500};

    /// `presenter` and `drafts` outlive it.
    TrialDraft(FigurePresenter *presenter, DraftSource *drafts, QObject *parent = nullptr);
    /// flush().
    ~TrialDraft() override;
    Q_DISABLE_COPY_MOVE(TrialDraft)

    [[nodiscard]] static QString id();
    /// There is one for the opened figure, and nothing is tried yet.
    [[nodiscard]] bool isOffered() const { return m_isOffered; }

public Q_SLOTS:
    /// Tries what the draft holds.
    void take(const QByteArray &bytes);
    /// Keeps what still waits.
    void flush();

Q_SIGNALS:
    void offeredChanged(bool isOffered);

private:
    void onTried();
    void look();
    [[nodiscard]] bool find();

    FigurePresenter *m_presenter;
    DraftSource *m_drafts;
    QTimer m_pause;
    std::optional<QByteArray> m_waiting;
    /// Since it became possible to offer one.
    bool m_isLooked = false;
    bool m_isOffered = false;
};

} // namespace atalaya::models
