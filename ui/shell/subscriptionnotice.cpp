// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/subscriptionnotice.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::SubscriptionNotice)
};

} // namespace

std::optional<Banner::Content> subscriptionNotice(const contract::Me &me, const QDateTime &now)
{
    if (!me.subscription)
        return {};
    const QString status = QString::fromStdString(me.subscription->status);
    if (status == QLatin1String("trial")) {
        QString heading = Words::tr("Trial period.");
        if (me.subscription->trialEndsAt) {
            const auto end = me.subscription->trialEndsAt->time_since_epoch().count();
            const qint64 days = qMax<qint64>(0, (end - now.toMSecsSinceEpoch() + 86'399'999) / 86'400'000);
            heading = Words::tr("Trial period: %n days left.", nullptr, static_cast<int>(days));
        }
        return Banner::Content{
            Tint::Info, QStringLiteral("info-circle"), heading, Words::tr("Lower limits than in a paid plan."), {}};
    }
    if (status == QLatin1String("grace") || status == QLatin1String("past_due"))
        return Banner::Content{Tint::Warn,
                               QStringLiteral("exclamation-triangle"),
                               Words::tr("Payment pending."),
                               Words::tr("You can read everything; new documents and reports wait for the payment."),
                               {}};
    if (status == QLatin1String("suspended"))
        return Banner::Content{Tint::Error,
                               QStringLiteral("lock"),
                               Words::tr("Subscription suspended."),
                               Words::tr("You can read what exists; the AI and new documents are off."),
                               {}};
    if (status == QLatin1String("canceled"))
        return Banner::Content{Tint::Error,
                               QStringLiteral("lock"),
                               Words::tr("Subscription cancelled."),
                               Words::tr("Only administration can come in, to export the data."),
                               {}};
    return {};
}

} // namespace atalaya::ui
