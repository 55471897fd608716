// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace atalaya::api {

/// What the lock must not forget when the process ends: a restart unlocks nothing and forgives nothing. One small file
/// in the profile; who may write there could read an open keychain too, so it is not sealed.
class LockMemory
{
public:
    struct Record
    {
        bool isLocked = false;
        /// Wrong tries in a row that only this computer has seen.
        int tries = 0;

        bool operator==(const Record &) const = default;
    };

    explicit LockMemory(const QString &profile);

    /// A file that can't be read as one counts as locked.
    [[nodiscard]] Record load() const;
    /// On the disk when it returns true; the file before stays when it returns false.
    [[nodiscard]] bool save(const Record &record) const;

private:
    QString m_path;
};

} // namespace atalaya::api
