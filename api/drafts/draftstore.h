// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/identity.h"
#include "api/net/result.h"
#include "api/vault/sealable.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace atalaya::api {

/// Unsent work of one person: sealed with a key of its own, bound to server, user and tenant, never evicted. Survives
/// locking, a crash and the end of a session, until it is sent or thrown away.
class DraftStore final : public Sealable
{
public:
    struct Draft
    {
        /// Chosen by whoever saves, for example "onboarding" or "policy/p-17".
        QString id;
        QByteArray bytes;
        QDateTime savedAt;

        bool operator==(const Draft &) const = default;
    };

    using Now = std::function<QDateTime()>;
    static constexpr qsizetype largest = 1024 * 1024;

    /// `folder` is made when it is needed, for its owner only.
    explicit DraftStore(const QString &folder, const Now &now = &QDateTime::currentDateTimeUtc);
    /// Waits for what is being saved.
    ~DraftStore() override;
    Q_DISABLE_COPY_MOVE(DraftStore)

    /// Whose drafts are meant from here on. Nobody's: nothing is found and nothing is kept.
    void setOwner(const Identity &identity);
    [[nodiscard]] bool isOpen() const;

    void open(const SecretString &key) override;
    /// The owner's drafts come along; where `key` has a draft of the same id, the later one stays. What the disk
    /// refuses stays as it was, and can be read here until seal() or open().
    void rekey(const SecretString &key) override;
    void seal() override;
    void destroy() override;

    /// Done when it is on the disk. Kind Storage: sealed, nobody's, larger than `largest`, or the disk refused; what
    /// was saved before under this id is then still there.
    [[nodiscard]] QFuture<Result<void>> save(const QString &id, const QByteArray &bytes);
    [[nodiscard]] std::optional<Draft> load(const QString &id) const;
    /// The owner's, newest first.
    [[nodiscard]] QList<Draft> list() const;
    void remove(const QString &id);
    /// Waits for what is being saved.
    void flush();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
