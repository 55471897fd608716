// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include "api/cache/cachedclient.h"
#include "api/cache/diskcache.h"
#include "api/drafts/draftstore.h"
#include "api/endpoints/auditapi.h"
#include "api/endpoints/auditexportapi.h"
#include "api/endpoints/auditlogapi.h"
#include "api/endpoints/dashboardapi.h"
#include "api/endpoints/demoapi.h"
#include "api/endpoints/logheadapi.h"
#include "api/endpoints/notificationsapi.h"
#include "api/endpoints/overrideapi.h"
#include "api/endpoints/policyapi.h"
#include "api/endpoints/promptapi.h"
#include "api/endpoints/reviewapi.h"
#include "api/endpoints/safeuseapi.h"
#include "api/endpoints/sessionsapi.h"
#include "api/endpoints/simulationapi.h"
#include "api/net/apiclient.h"
#include "api/net/secretstring.h"
#include "api/net/whenready.h"
#include "api/proof/logverifier.h"
#include "api/proof/sealedpins.h"
#include "api/session/keystorememo.h"
#include "api/session/lock.h"
#include "api/session/session.h"
#include "api/session/sessionkeeper.h"
#include "api/session/signin.h"
#include "api/vault/sealgroup.h"
#include "app/idlewatch.h"
#include "app/localplatformprocess.h"
#include "app/lockwatch.h"
#include "app/pages.h"
#include "app/realcomputer.h"
#include "app/sealeddrafts.h"
#include "app/sealedplaces.h"
#include "app/shots.h"
#include "app/systemtheme.h"
#include "ui/account/keygate.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/stepupprompter.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <utility>

namespace atalaya {
namespace {

/// Where the platform of this computer listened last.
constexpr QLatin1String LocalKey("local/address");
/// For a platform or a keychain that does not answer while the window is gone already.
constexpr std::chrono::seconds Farewell{2};

QString ownFolder(const QString &path)
{
    QDir().mkpath(path);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return path;
}

} // namespace

struct Console::Private
{
    explicit Private(const Arguments &given)
        : arguments(given)
        , profile(ownFolder(given.shots.isEmpty() ? given.profile : shotsProfile.path()))
        , settings(profile + QStringLiteral("/atalaya.ini"), QSettings::IniFormat)
        , local(LocalPlatformProcess::programBesideThis(), profile + QStringLiteral("/platform"))
        , session(&client)
        , cache(profile + QStringLiteral("/cache"))
        , places(profile + QStringLiteral("/places"))
        , drafts(profile + QStringLiteral("/drafts"))
        , pins(profile + QStringLiteral("/logs"), [this] { return keeper.store(); })
        , withCacheKey({&cache, &places})
        , withDraftKey({&drafts, &pins})
        , keeper(keeperParts())
        , lock({&session, &keeper, [this] { return keeper.store(); }, profile})
        , cached(&client, &cache)
        , dashboard(&cached)
        , sessions(&cached)
        , logHead(&cached)
        , audit(&cached)
        , auditLog(&cached)
        , policies(&cached)
        , simulations(&client)
        , reviews(&cached)
        , overrides(&cached)
        , why(&cached)
        , safeUse(&cached)
        , prompts(&cached)
        , notifications(&cached)
        , log(&auditLog, &pins)
        , auditExport(&client)
        , demo(&client)
        , computer({&keeper, &cached, &settings})
        , placeMemory(&places)
        , unsent(&drafts, &keeper)
        , context{&theme, &language, &settings, &placeMemory}
        , lockWatch(QDBusConnection::systemBus(), QDBusConnection::sessionBus())
        , systemTheme(QDBusConnection::sessionBus())
    {
        local.expectAt(settings.value(LocalKey).toUrl());
        ui::restoreAppearance(context);
        if (!arguments.language.isEmpty())
            language.setPreference(arguments.language);
        window = std::make_unique<ui::MainWindow>(ui::MainWindow::Parts{
            &session, &demo, &local, context,
            makePages({&session,     &dashboard, &sessions,    &computer, &logHead,     client.operations(),
                       &unsent,      &audit,     &auditLog,    &log,      &auditExport, &settings,
                       &placeMemory, &policies,  &simulations, &reviews,  &overrides,   &why,
                       &safeUse,     &prompts}),
            &computer, &lock, &unsent, &log, &notifications});
        prompter = std::make_unique<ui::StepUpPrompter>(&session, window.get(), &demo);
        session.setStepUpPrompt(prompter.get());
        watchIdleness();
    }

    api::SessionKeeper::Parts keeperParts()
    {
        // Pictures leave no trace in anybody's keychain.
        if (!arguments.shots.isEmpty()) {
            auto memo = api::KeyStoreMemo::load(profile);
            memo.mode = api::KeyStore::Mode::MemoryOnly;
            (void)memo.save(profile);
        }
        api::SessionKeeper::Parts parts{&session, &withCacheKey, &withDraftKey, profile};
        parts.wanted = [this](const QUrl &server) {
            if (arguments.demo)
                return server == local.address();
            return !arguments.server || server == *arguments.server;
        };
        return parts;
    }

    void watchIdleness()
    {
        idle = std::make_unique<IdleWatch>(std::chrono::minutes(computer.lockMinutes()));
        QObject::connect(idle.get(), &IdleWatch::idle, &lock, [this] { lock.lock(api::Lock::Reason::Idle); });
    }

    Arguments arguments;
    /// See startWith().
    api::SecretString token;
    /// Pictures begin on a fresh machine, whatever this one remembers.
    QTemporaryDir shotsProfile;
    QString profile;
    QSettings settings;
    ui::Theme theme;
    ui::Language language;
    LocalPlatformProcess local;
    api::ApiClient client;
    api::Session session;
    api::DiskCache cache;
    api::DraftStore places;
    api::DraftStore drafts;
    /// What is known of logs outlives sessions and caches, as drafts do.
    api::SealedPins pins;
    api::SealGroup withCacheKey;
    api::SealGroup withDraftKey;
    api::SessionKeeper keeper;
    api::Lock lock;
    api::CachedClient cached;
    api::DashboardApi dashboard;
    api::SessionsApi sessions;
    api::LogHeadApi logHead;
    api::AuditApi audit;
    api::AuditLogApi auditLog;
    api::PolicyApi policies;
    api::SimulationApi simulations;
    api::ReviewApi reviews;
    api::OverrideApi overrides;
    api::WhyApi why;
    api::SafeUseApi safeUse;
    api::PromptApi prompts;
    api::NotificationsApi notifications;
    api::LogVerifier log;
    api::AuditExportApi auditExport;
    api::DemoApi demo;
    RealComputer computer;
    SealedPlaces placeMemory;
    SealedDrafts unsent;
    ui::UiContext context;
    LockWatch lockWatch;
    SystemTheme systemTheme;
    std::unique_ptr<IdleWatch> idle;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<ui::StepUpPrompter> prompter;
    QPointer<ui::KeyGate> gate;
    std::unique_ptr<Shots> shots;
    int exitCode = 0;
    bool isEnding = false;
};

Console::Console(const Arguments &arguments, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(arguments))
{
    connect(&d->client, &api::ApiClient::identityChanged, this, [this](const api::Identity &identity) {
        d->places.setOwner(identity);
        d->drafts.setOwner(identity);
        d->log.setLog(identity.isNobody() ? api::LogName{}
                                          : api::LogName{api::ApiClient::originOf(identity.server), identity.tenantId});
    });
    d->session.signIn()->setPasswordTaker([this](const api::SecretString &password) {
        d->keeper.rememberPassword(password);
        d->lock.rememberPassword(password);
    });
    connect(&d->local, &ui::LocalPlatform::stateChanged, this, [this](ui::LocalPlatform::State state) {
        if (state == ui::LocalPlatform::State::Running)
            d->settings.setValue(LocalKey, d->local.url());
    });
    connect(&d->lockWatch, &LockWatch::lockWanted, &d->lock, &api::Lock::lock, Qt::DirectConnection);
    connect(&d->systemTheme, &SystemTheme::darkChanged, &d->theme, &ui::Theme::setSystemDark);
    connect(&d->computer, &RealComputer::lockMinutesChanged, this, [this] { d->watchIdleness(); });
    // Later than the start it is told where it does not stand in the way.
    connect(&d->keeper, &api::SessionKeeper::keyStoreChanged, this, [this] {
        if (d->keeper.state() != api::SessionKeeper::State::Ready)
            openKeyGate();
    });
    connect(&d->keeper, &api::SessionKeeper::started, this, &Console::onStarted);
    connect(&d->keeper, &api::SessionKeeper::sealed, this, [this] { d->window->begin(d->keeper.server()); });
}

Console::~Console() = default;

ui::MainWindow *Console::window() const
{
    return d->window.get();
}

int Console::exitCode() const
{
    return d->exitCode;
}

void Console::start()
{
    d->window->show();
    d->keeper.start();
}

void Console::onStarted()
{
    d->lock.begin();
    const bool isIn = d->session.state() != api::Session::State::SignedOut;
    // What is kept may be of the platform on this computer, which ended with the console before.
    if (isIn && d->session.server() == d->local.address())
        d->local.start();
    if (isIn)
        d->session.checkIn();
    else if (!d->token.isEmpty())
        enterWith(std::exchange(d->token, {}));
    else
        // An empty address is this computer.
        d->window->begin(d->arguments.demo ? QUrl() : d->arguments.server);
    if (!d->arguments.shots.isEmpty())
        takePictures();
    openKeyGate();
}

void Console::openKeyGate()
{
    if (d->gate || !ui::KeyGate::isWanted(d->keeper.keyStore()))
        return;
    d->gate = new ui::KeyGate(&d->computer, d->window.get());
    d->gate->setAttribute(Qt::WA_DeleteOnClose);
    d->gate->open();
}

void Console::takePictures()
{
    d->shots = std::make_unique<Shots>(d->window.get(), &d->session, &d->theme, d->arguments.shots);
    connect(d->shots.get(), &Shots::finished, this, [this](int exitCode) {
        d->exitCode = exitCode;
        QCoreApplication::exit(exitCode);
    });
    d->shots->start();
}

void Console::startWith(const api::SecretString &refreshToken)
{
    d->token = refreshToken;
    start();
}

void Console::enterWith(const api::SecretString &refreshToken)
{
    const QUrl server = d->arguments.server.value_or(QUrl());
    api::whenReady(this, d->session.resume(server, refreshToken), [this](const api::Result<void> &resumed) {
        if (!resumed)
            d->window->begin(d->arguments.server);
    });
}

void Console::endWithLastWindow()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, &Console::end);
}

void Console::end()
{
    if (std::exchange(d->isEnding, true))
        return;
    QTimer::singleShot(Farewell, this, [] { QCoreApplication::quit(); });
    api::whenReady(this, d->keeper.settle(), [](const api::Result<void> &) { QCoreApplication::quit(); });
}

} // namespace atalaya
