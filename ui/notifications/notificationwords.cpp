// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notificationwords.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::NotificationWords)
};

/// One line a kind. In braces: who caused it, and what the platform sends with it.
struct Kind
{
    const char *code;
    const char *icon;
    Tint tint;
    const char *sentence;
};

constexpr const char *Unknown = QT_TRANSLATE_NOOP(
    "atalaya::ui::NotificationWords", "Something happened that this version of the console has no words for.");

constexpr std::array Kinds{
    Kind{"override.requested", "key", Tint::Review,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} asks for an override of the policy “{policy}”.")},
    Kind{"override.approved", "check-circle", Tint::Executed,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} approved your override of the policy “{policy}”.")},
    Kind{"override.rejected", "slash-circle", Tint::Blocked,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} rejected your override of the policy “{policy}”.")},
    Kind{"override.withdrawn", "x-circle", Tint::Muted,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} ended your override of the policy “{policy}”.")},
    Kind{"override.executed", "rocket-takeoff", Tint::Executed,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "Your override of the policy “{policy}” was used: the decision went ahead.")},
    Kind{"override.expired", "clock-history", Tint::Muted,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "Your override of the policy “{policy}” has run out.")},
    Kind{"override.unanswered", "clock-history", Tint::Muted,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "Nobody answered in time when you asked for an override of the policy “{policy}”.")},
    Kind{"policy.published", "patch-check", Tint::Info,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} published version {version} of the policy “{policy}”.")},
    Kind{"policy.confirmation_wanted", "people", Tint::Review,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} wants to publish the policy “{policy}”: a second person has to agree.")},
    Kind{"policy.confirmed", "check-circle", Tint::Executed,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} agreed: version {version} of the policy “{policy}” is in force.")},
    Kind{"policy.refused", "slash-circle", Tint::Blocked,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} did not agree to the policy “{policy}”; what you wanted to publish is a draft.")},
    Kind{"settings.confirmation_wanted", "people", Tint::Review,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} wants to change how policies decide: a second person has to agree.")},
    Kind{"settings.confirmed", "check-circle", Tint::Executed,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} agreed to your change of how policies decide.")},
    Kind{"settings.refused", "slash-circle", Tint::Blocked,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} did not agree to your change of how policies decide.")},
    Kind{"prompt.approval_wanted", "people", Tint::Review,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} asks for approval of the prompt template “{prompt}”.")},
    Kind{"prompt.approved", "check-circle", Tint::Executed,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "{by} approved version {version} of the prompt template “{prompt}”.")},
    Kind{"prompt.rejected", "slash-circle", Tint::Blocked,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords", "{by} rejected the prompt template “{prompt}”.")},
    Kind{"review.hold_lost", "clock-history", Tint::Review,
         QT_TRANSLATE_NOOP("atalaya::ui::NotificationWords",
                           "Your time for a review is over; others can take it now. Policy: “{policy}”.")},
};

/// One line a type of subject: the page, and its query with the id put in.
struct Place
{
    const char *type;
    const char *page;
    const char *query;
};
constexpr std::array Places{Place{"override", "overrides", "id={id}"}, Place{"policy", "policy", "id={id}"},
                            Place{"decision", "reviews", "id={id}"}, Place{"governance_settings", "policies", ""},
                            Place{"prompt", "safe-use", "view=prompts&id={id}"}};

const Kind *find(const QString &code)
{
    const auto *const found =
        std::ranges::find_if(Kinds, [&code](const Kind &kind) { return code == QLatin1String(kind.code); });
    return found == Kinds.end() ? nullptr : found;
}

/// In one pass: what is put in is never looked at again, whatever braces somebody's words have.
QString filled(const QString &sentence, const QVariantMap &values)
{
    QString text;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = sentence.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return text + sentence.mid(at);
        text += sentence.mid(at, open - at) + values.value(sentence.mid(open + 1, close - open - 1)).toString();
        at = close + 1;
    }
}

} // namespace

NotificationLook notificationLook(const QString &kind)
{
    const Kind *const known = find(kind);
    return known ? NotificationLook{QLatin1String(known->icon), known->tint}
                 : NotificationLook{QStringLiteral("bell"), Tint::Muted};
}

QString notificationSentence(const QString &kind, const QString &by, const QVariantMap &params, const Formats &formats)
{
    QVariantMap values = params;
    for (QVariant &value : values) {
        if (value.typeId() == QMetaType::LongLong)
            value = formats.integer(value.toLongLong());
    }
    values.insert(QStringLiteral("by"), by.isEmpty() ? Words::tr("Somebody whose account is gone") : by);
    const Kind *const known = find(kind);
    return filled(Words::tr(known ? known->sentence : Unknown), values);
}

QString agoWords(const QDateTime &at, const QDateTime &now, const Formats &formats)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const qint64 passed = at.secsTo(now);
    if (passed < minute)
        return Words::tr("just now");
    if (passed < hour)
        return Words::tr("%1 min ago").arg(formats.integer(passed / minute));
    if (formats.day(at) == formats.day(now))
        return Words::tr("%1 h ago").arg(formats.integer(passed / hour));
    if (formats.day(at).addDays(1) == formats.day(now))
        return Words::tr("yesterday, %1", "hour").arg(formats.time(at));
    return formats.dateTime(at);
}

std::optional<NotificationPlace> notificationPlace(const QString &subjectType, const QString &subjectId)
{
    const auto *const found =
        std::ranges::find_if(Places, [&](const Place &place) { return subjectType == QLatin1String(place.type); });
    if (found == Places.end())
        return std::nullopt;
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(subjectId));
    return NotificationPlace{QLatin1String(found->page),
                             QUrlQuery(filled(QLatin1String(found->query), {{QStringLiteral("id"), id}}))};
}

} // namespace atalaya::ui
