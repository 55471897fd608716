// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reviewpages.h"

#include "api/session/session.h"
#include "models/overridepresenter.h"
#include "models/overridewish.h"
#include "models/reviewpresenter.h"
#include "models/whypresenter.h"
#include "ui/audit/decisionlinks.h"
#include "ui/common/formats.h"
#include "ui/governance/overridespage.h"
#include "ui/governance/reviewpage.h"
#include "ui/governance/whypage.h"

#include <QCoreApplication>
#include <QDateTime>

namespace atalaya {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::Pages)
};

QTimeZone zoneOf(const api::Session &session)
{
    const auto &me = session.me();
    return ui::Formats::zoneOf(me && me->tenant ? me->tenant->timeZone : std::string());
}

QString accountOf(const api::Session &session)
{
    return session.me() ? QString::fromStdString(session.me()->user.id) : QString();
}

ui::PageEntry reviewsEntry(const PageSources &sources)
{
    ui::PageEntry entry;
    entry.id = QStringLiteral("reviews");
    entry.title = [] {
        return Words::tr("Review queue");
    };
    entry.icon = QStringLiteral("eye");
    entry.permission = QStringLiteral("reviews:view");
    entry.calls = {"reviews"};
    entry.make = [sources](QWidget *parent) {
        const models::ReviewPresenter::Facts facts{accountOf(*sources.session),
                                                   sources.session->may(QStringLiteral("reviews:decide"))};
        auto *const presenter =
            new models::ReviewPresenter(sources.reviews, facts, [] { return QDateTime::currentDateTimeUtc(); });
        presenter->note()->setDrafts(sources.drafts);
        return new ui::ReviewPage(presenter, zoneOf(*sources.session), parent);
    };
    return entry;
}

ui::Page *makeOverrides(const PageSources &sources, QWidget *parent)
{
    models::OverridePresenter::Facts facts;
    facts.me = accountOf(*sources.session);
    facts.mayRequest = sources.session->may(QStringLiteral("overrides:request"));
    facts.mayApprove = sources.session->may(QStringLiteral("overrides:approve"));
    ui::OverridesPage::Parts parts;
    parts.presenter = new models::OverridePresenter(sources.overrides, facts);
    if (facts.mayRequest)
        parts.makeWish = [source = sources.overrides, drafts = sources.drafts](const QString &decisionId) {
            return new models::OverrideWish(source, drafts, decisionId);
        };
    parts.zone = zoneOf(*sources.session);
    return new ui::OverridesPage(parts, parent);
}

ui::PageEntry overridesEntry(const PageSources &sources)
{
    ui::PageEntry entry;
    entry.id = ui::overridesPageId();
    entry.title = [] {
        return Words::tr("Overrides");
    };
    entry.icon = QStringLiteral("key");
    entry.permission = QStringLiteral("overrides:view");
    entry.calls = {"overrides"};
    entry.make = [sources](QWidget *parent) {
        return makeOverrides(sources, parent);
    };
    return entry;
}

/// In the palette and behind links, not in the navigation.
ui::PageEntry whyEntry(const PageSources &sources)
{
    ui::PageEntry entry;
    entry.id = ui::whyPageId();
    entry.title = [] {
        return Words::tr("Why was this blocked?");
    };
    entry.icon = QStringLiteral("question-circle");
    entry.permission = QStringLiteral("governance:view");
    entry.inNavigation = false;
    entry.make = [sources](QWidget *parent) {
        return new ui::WhyPage(new models::WhyPresenter(sources.why), zoneOf(*sources.session),
                               sources.session->may(QStringLiteral("overrides:request")), parent);
    };
    return entry;
}

} // namespace

void addReviewPages(ui::PageTable &table, const PageSources &sources)
{
    table.add(reviewsEntry(sources));
    table.add(overridesEntry(sources));
    table.add(whyEntry(sources));
}

} // namespace atalaya
