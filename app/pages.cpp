// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "api/endpoints/auditstream.h"
#include "api/proof/exportcheck.h"
#include "api/proof/resultcheck.h"
#include "api/proof/rowverifier.h"
#include "api/session/session.h"
#include "app/reviewpages.h"
#include "app/safeusepages.h"
#include "models/auditpresenter.h"
#include "models/dashboardpresenter.h"
#include "models/figurepresenter.h"
#include "models/governancesettings.h"
#include "models/policiesmodel.h"
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "models/policysimulation.h"
#include "models/policytransfer.h"
#include "models/sessionsmodel.h"
#include "ui/account/accountpage.h"
#include "ui/audit/auditpage.h"
#include "ui/common/formats.h"
#include "ui/common/placememory.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/figurelink.h"
#include "ui/figure/figurepage.h"
#include "ui/governance/policiespage.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policylink.h"

#include <QCoreApplication>

#include <algorithm>

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

QString tenantOf(const api::Session &session)
{
    const auto &me = session.me();
    return me && me->tenant ? QString::fromStdString(me->tenant->name) : QString();
}

bool mayExport(const api::Session &session)
{
    const auto &me = session.me();
    return me && std::ranges::find(me->permissions, "audit:export") != me->permissions.end();
}

/// The saved views stand among the places, under a name that no page has.
constexpr QLatin1String AuditViews("audit.views");

ui::Page *makeAudit(const PageSources &sources, QWidget *parent)
{
    const QUrlQuery kept = sources.places ? sources.places->kept(AuditViews) : QUrlQuery();
    auto *const presenter = new models::AuditPresenter(sources.audit, zoneOf(*sources.session), kept,
                                                       [places = sources.places](auto &views) {
                                                           if (places)
                                                               places->keep(AuditViews, views);
                                                       });
    QObject::connect(sources.session, &api::Session::meChanged, presenter, &models::AuditPresenter::recover);
    presenter->verifyWith(sources.log, new api::RowVerifier(sources.auditLog, sources.log, presenter),
                          new api::ResultCheck(sources.auditLog, sources.log, presenter));
    // A check of its own: verifying the result that is shown goes on beside it.
    auto *const fileCheck =
        new api::ExportCheck(new api::ResultCheck(sources.auditLog, sources.log, presenter), sources.log, presenter);
    presenter->exportWith(sources.auditExport, mayExport(*sources.session), fileCheck, sources.busy);
    presenter->followWith(new api::AuditStream(sources.session->client(), sources.session->authorizer(), presenter));
    ui::AuditPage::Parts parts;
    parts.presenter = presenter;
    parts.log = sources.log;
    parts.settings = sources.settings;
    parts.makeDecision = [source = sources.audit, presenter] {
        return new models::AuditDecisionPresenter(source, presenter->rows());
    };
    parts.confirm = [session = sources.session](const QString &action, const QByteArray &digest) {
        return session->confirm(action, digest);
    };
    if (const auto &me = sources.session->me())
        parts.who = QString::fromStdString(me->user.email);
    parts.mayRequestOverride = sources.session->may(QStringLiteral("overrides:request"));
    return new ui::AuditPage(parts, parent);
}

ui::Page *makePolicy(const PageSources &sources, QWidget *parent)
{
    ui::PolicyEditorPage::Parts parts;
    parts.editor = new models::PolicyEditor(sources.policies, sources.drafts);
    parts.findings = new models::PolicyFindings(sources.policies);
    // What it finds shows single decisions, as the log does.
    if (sources.session->may(QStringLiteral("governance:edit")))
        parts.simulation =
            new models::PolicySimulation(sources.simulations, [] { return QDateTime::currentDateTimeUtc(); });
    parts.makeHistory = [source = sources.policies] {
        return new models::PolicyHistory(source);
    };
    QObject::connect(sources.session, &api::Session::meChanged, parts.editor, &models::PolicyEditor::recover);
    parts.drafts = sources.drafts;
    parts.zone = zoneOf(*sources.session);
    if (const auto &me = sources.session->me(); me && me->tenant)
        parts.currency = QString::fromStdString(me->tenant->currency);
    if (const auto &me = sources.session->me())
        parts.me = QString::fromStdString(me->user.id);
    parts.mayEdit = sources.session->may(QStringLiteral("governance:edit"));
    parts.mayPublish = sources.session->may(QStringLiteral("governance:publish"));
    return new ui::PolicyEditorPage(parts, parent);
}

void addPolicies(ui::PageTable &table, const PageSources &sources)
{
    ui::PageEntry list;
    list.id = ui::policiesPageId();
    list.title = [] {
        return Words::tr("Policies");
    };
    list.icon = QStringLiteral("shield-check");
    list.permission = QStringLiteral("governance:view");
    list.calls = {"policies"};
    list.make = [sources](QWidget *parent) {
        auto *const page = new ui::PoliciesPage(new models::PoliciesModel(sources.policies), zoneOf(*sources.session),
                                                sources.session->may(QStringLiteral("governance:edit")), parent);
        page->setTransfers([source = sources.policies] { return new models::PolicyTransfer(source); });
        models::GovernanceSettings::Facts facts;
        if (const auto &me = sources.session->me())
            facts.me = QString::fromStdString(me->user.id);
        facts.mayChange = sources.session->may(QStringLiteral("governance:publish")) &&
                          sources.session->may(QStringLiteral("governance:edit"));
        api::ReviewSource *const reviews =
            sources.session->may(QStringLiteral("reviews:view")) ? sources.reviews : nullptr;
        page->setSettings([policies = sources.policies, reviews, facts] {
            return new models::GovernanceSettings(policies, reviews, facts);
        });
        return page;
    };
    table.add(list);

    ui::PageEntry one = list;
    one.id = ui::policyPageId();
    one.within = list.id;
    one.inNavigation = false;
    one.make = [sources](QWidget *parent) {
        return makePolicy(sources, parent);
    };
    table.add(one);
}

} // namespace

ui::PageTable makePages(const PageSources &sources)
{
    ui::PageTable table;
    ui::PageEntry dashboard;
    dashboard.id = QStringLiteral("dashboard");
    dashboard.title = [] {
        return Words::tr("Dashboard");
    };
    dashboard.icon = QStringLiteral("grid-1x2");
    dashboard.permission = QStringLiteral("dashboard:view");
    dashboard.calls = {"dashboard", "usage"};
    dashboard.make = [sources](QWidget *parent) {
        const QTimeZone zone = zoneOf(*sources.session);
        auto *const presenter =
            new models::DashboardPresenter(sources.dashboard, zone, [] { return QDateTime::currentDateTimeUtc(); });
        QObject::connect(sources.session, &api::Session::meChanged, presenter, &models::DashboardPresenter::recover);
        auto *const page = new ui::DashboardPage(presenter, zone, parent);
        page->setExportFacts(tenantOf(*sources.session), sources.logHead);
        return page;
    };
    table.add(dashboard);

    ui::PageEntry figure = dashboard;
    figure.id = ui::figurePageId();
    figure.within = dashboard.id;
    figure.inNavigation = false;
    figure.make = [sources](QWidget *parent) {
        const QTimeZone zone = zoneOf(*sources.session);
        auto *const presenter =
            new models::FigurePresenter(sources.dashboard, zone, [] { return QDateTime::currentDateTimeUtc(); });
        QObject::connect(sources.session, &api::Session::meChanged, presenter, &models::FigurePresenter::recover);
        auto *const page = new ui::FigurePage(presenter, zone, parent);
        page->setExportFacts(tenantOf(*sources.session), sources.logHead, sources.busy);
        page->setMayOpenLog(sources.session->may(QStringLiteral("audit:view")));
        if (sources.drafts)
            page->setDrafts(sources.drafts);
        return page;
    };
    table.add(figure);

    ui::PageEntry audit;
    audit.id = QStringLiteral("audit");
    audit.title = [] {
        return Words::tr("AI audit log");
    };
    audit.icon = QStringLiteral("journal-text");
    audit.permission = QStringLiteral("audit:view");
    audit.calls = {"audit"};
    audit.make = [sources](QWidget *parent) {
        return makeAudit(sources, parent);
    };
    table.add(audit);
    addPolicies(table, sources);
    addReviewPages(table, sources);
    addSafeUsePages(table, sources);

    ui::PageEntry account;
    account.id = QStringLiteral("account");
    account.title = [] {
        return Words::tr("My account");
    };
    account.icon = QStringLiteral("person");
    account.inNavigation = false;
    account.calls = {"sessions"};
    account.make = [sources](QWidget *parent) {
        return new ui::AccountPage(sources.session, new models::SessionsModel(sources.sessions), sources.computer,
                                   parent);
    };
    table.add(account);
    return table;
}

} // namespace atalaya
