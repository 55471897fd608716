// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace atalaya::models {

/// Unsent work, as its page wrote it down.
struct Draft
{
    /// "kind" or "kind/what", for example "policy/p-17".
    QString id;
    QByteArray bytes;
    QDateTime savedAt;

    bool operator==(const Draft &) const = default;
};

/// What pages need of the store of drafts: those of who is signed in, and nobody else's.
class DraftSource
{
public:
    virtual ~DraftSource() = default;
    /// Newest first.
    [[nodiscard]] virtual QList<Draft> drafts() const = 0;
    [[nodiscard]] virtual std::optional<Draft> draft(const QString &id) const = 0;
    /// Kept as long as there is a place for it; what was kept before stays when there is none.
    virtual void keep(const QString &id, const QByteArray &bytes) = 0;
    virtual void discard(const QString &id) = 0;
    /// False while drafts end with the program.
    [[nodiscard]] virtual bool isLasting() const = 0;
};

} // namespace atalaya::models
