// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/banner.h"

#include <QMap>
#include <QObject>

namespace atalaya::ui {

/// What there is to tell over the page; only the gravest is shown.
class Notices : public QObject
{
    Q_OBJECT

public:
    /// Gravest first.
    enum class Kind
    {
        Alarm,
        Expired,
        LocalPlatform,
        Offline,
        Keys,
        Subscription,
        Onboarding
    };
    Q_ENUM(Kind)

    explicit Notices(Banner *banner, QObject *parent = nullptr);
    void set(Kind kind, const Banner::Content &content);
    void clear(Kind kind);
    [[nodiscard]] bool has(Kind kind) const { return m_contents.contains(kind); }

Q_SIGNALS:
    /// The banner's button, for the notice that it shows.
    void triggered(atalaya::ui::Notices::Kind kind);

private:
    void show();

    Banner *m_banner;
    QMap<Kind, Banner::Content> m_contents;
};

} // namespace atalaya::ui
