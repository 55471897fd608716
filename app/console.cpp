// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/dashboardapi.h"
#include "api/endpoints/demoapi.h"
#include "api/endpoints/sessionsapi.h"
#include "api/net/apiclient.h"
#include "api/net/secretstring.h"
#include "api/net/whenready.h"
#include "api/session/session.h"
#include "app/localplatformprocess.h"
#include "app/pages.h"
#include "app/shots.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

namespace atalaya {
namespace {

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
        , cached(&client, &cache)
        , dashboard(&cached)
        , sessions(&cached)
        , demo(&client)
        , context{&theme, &language, &settings}
    {
        ui::restoreAppearance(context);
        if (!arguments.language.isEmpty())
            language.setPreference(arguments.language);
        window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Parts{&session, &demo, &local, context, makePages({&session, &dashboard, &sessions})});
    }

    Arguments arguments;
    /// Pictures begin on a fresh machine, whatever this one remembers.
    QTemporaryDir shotsProfile;
    QString profile;
    QSettings settings;
    ui::Theme theme;
    ui::Language language;
    LocalPlatformProcess local;
    api::ApiClient client;
    api::Session session;
    api::MemoryCache cache;
    api::CachedClient cached;
    api::DashboardApi dashboard;
    api::SessionsApi sessions;
    api::DemoApi demo;
    ui::UiContext context;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<Shots> shots;
    int exitCode = 0;
};

Console::Console(const Arguments &arguments, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(arguments))
{}

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
    // An empty address is this computer.
    if (d->arguments.demo)
        d->window->begin(QUrl());
    else
        d->window->begin(d->arguments.server);
    if (d->arguments.shots.isEmpty())
        return;
    d->shots = std::make_unique<Shots>(d->window.get(), &d->session, &d->theme, d->arguments.shots);
    connect(d->shots.get(), &Shots::finished, this, [this](int exitCode) {
        d->exitCode = exitCode;
        QCoreApplication::exit(exitCode);
    });
    d->shots->start();
}

void Console::resume(const api::SecretString &refreshToken)
{
    const QUrl server = d->arguments.server.value_or(QUrl());
    api::whenReady(this, d->session.resume(server, refreshToken), [this](const api::Result<void> &resumed) {
        if (!resumed)
            d->window->begin(d->arguments.server);
    });
    d->window->show();
}

} // namespace atalaya
