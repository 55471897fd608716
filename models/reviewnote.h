// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"

#include <QObject>
#include <QTimer>

namespace atalaya::models {

/// What a reviewer has written about one decision and not yet said. It is kept as unsent work, under the decision's id,
/// until the word is spoken.
class ReviewNote final : public QObject
{
    Q_OBJECT

public:
    explicit ReviewNote(QObject *parent = nullptr);
    /// Keeps what still waits.
    ~ReviewNote() override;
    Q_DISABLE_COPY_MOVE(ReviewNote)

    /// `drafts` outlives it; without it nothing is kept beyond the next decision.
    void setDrafts(DraftSource *drafts);
    [[nodiscard]] static QString draftId(const QString &decisionId);

    /// Begins with what was written about this one before; an empty id: none.
    void open(const QString &decisionId);
    [[nodiscard]] const QString &text() const { return m_text; }
    /// It began with what was written before.
    [[nodiscard]] bool isContinued() const { return m_isContinued; }
    void setText(const QString &text);
    /// At once: the key to the store may go.
    void flush();
    /// The word about it is spoken, by whomever.
    void forget(const QString &decisionId);

private:
    void read();

    DraftSource *m_drafts = nullptr;
    QString m_id;
    QString m_text;
    bool m_isContinued = false;
    bool m_isUnkept = false;
    QTimer m_pause;
};

} // namespace atalaya::models
