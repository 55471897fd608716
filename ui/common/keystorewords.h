// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keystore.h"

#include <QString>

namespace atalaya::ui {

/// Where this computer keeps the keys, or why it can't, in plain words.
struct KeyStoreWords
{
    QString icon{};
    QString title{};
    QString text{};

    /// What is in use now.
    [[nodiscard]] static KeyStoreWords of(api::KeyStore::Mode mode, const QString &backend);
    /// `backend` is the remembered one.
    [[nodiscard]] static KeyStoreWords of(api::KeyStoreProblem problem, const QString &backend);
};

} // namespace atalaya::ui
