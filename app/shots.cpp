// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shots.h"

#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "app/totp.h"
#include "ui/common/page.h"
#include "ui/common/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"
#include "ui/signin/codefield.h"
#include "ui/signin/democard.h"
#include "ui/signin/signinpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCursor>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <QTextStream>

namespace atalaya {
namespace {

constexpr int PollMs = 40;
/// A fresh code may be half a minute away, and a debug platform takes long to make its demo data.
constexpr int PatienceMs = 180'000;
/// Pictures wait until nothing has run for so long: skeletons have gone, charts have laid themselves out.
constexpr int QuietMs = 400;
constexpr QSize PictureSize(1440, 900);

using SignInStep = api::SignIn::Step;

} // namespace

Shots::Shots(ui::MainWindow *window, api::Session *session, ui::Theme *theme, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_theme(theme)
    , m_folder(folder)
{
    m_timer.setInterval(PollMs);
    connect(&m_timer, &QTimer::timeout, this, &Shots::poll);
}

void Shots::start()
{
    if (!QDir().mkpath(m_folder))
        return fail(QStringLiteral("the folder can't be made: ") + m_folder);
    m_window->resize(PictureSize);
    // A pointer that happens to lie over the window would be in the pictures as a hovered button.
    QCursor::setPos(-100, -100);
    m_theme->setMode(ui::Theme::Mode::Light);
    then(QStringLiteral("the demo accounts appear"), [this] {
        const auto *const card = m_window->findChild<ui::DemoCard *>();
        if (!card || card->accounts().isEmpty())
            return false;
        planAccounts();
        return true;
    });
    m_since.start();
    m_timer.start();
}

void Shots::then(const QString &name, std::function<bool()> attempt)
{
    m_steps.insert(m_insertAt++, {name, std::move(attempt)});
}

void Shots::poll()
{
    if (m_steps.isEmpty()) {
        m_timer.stop();
        QTextStream(stdout) << m_pictures << " pictures in " << m_folder << Qt::endl;
        Q_EMIT finished(0);
        return;
    }
    const Step step = m_steps.takeFirst();
    m_insertAt = 0;
    if (step.attempt()) {
        m_since.restart();
        m_quiet.invalidate();
        return;
    }
    if (m_since.elapsed() > PatienceMs)
        return fail(step.name);
    m_steps.prepend(step);
}

void Shots::fail(const QString &why)
{
    m_timer.stop();
    m_steps.clear();
    QTextStream(stderr) << "atalaya --shots: stuck at: " << why << Qt::endl;
    Q_EMIT finished(1);
}

QWidget *Shots::find(const QString &name) const
{
    auto *const widget = m_window->findChild<QWidget *>(name);
    return widget && widget->isVisible() && widget->isEnabled() ? widget : nullptr;
}

bool Shots::press(const QString &name)
{
    auto *const button = qobject_cast<QAbstractButton *>(find(name));
    if (!button)
        return false;
    button->click();
    return true;
}

bool Shots::isSettled() const
{
    return m_session->client()->operations()->running().isEmpty();
}

bool Shots::grab(const QString &name)
{
    const QString file = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    QPixmap picture = m_window->grab();
    // A popup is a window of its own.
    if (QWidget *const popup = QApplication::activePopupWidget())
        QPainter(&picture).drawPixmap(m_window->mapFromGlobal(popup->pos()), popup->grab());
    if (!picture.save(file))
        return false;
    ++m_pictures;
    return true;
}

void Shots::planPicture(const QString &name)
{
    for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
        then(name + QStringLiteral(" is drawn"), [this, mode] {
            if (m_theme->mode() != mode)
                m_theme->setMode(mode);
            if (!isSettled()) {
                m_quiet.invalidate();
                return false;
            }
            if (!m_quiet.isValid())
                m_quiet.start();
            return m_quiet.elapsed() >= QuietMs;
        });
        const QString theme = ui::Theme::key(mode);
        then(name + QStringLiteral(" is written"),
             [this, name, theme] { return grab(name + QLatin1Char('-') + theme); });
    }
    then(QStringLiteral("back to light"), [this] {
        m_theme->setMode(ui::Theme::Mode::Light);
        return true;
    });
}

void Shots::planAccounts()
{
    bool isFirst = true;
    for (const ui::DemoAccount &account : m_window->findChild<ui::DemoCard *>()->accounts()) {
        if (std::exchange(isFirst, false))
            planPicture(QStringLiteral("signin"));
        planAccount(account.email);
    }
}

void Shots::planAccount(const QString &email)
{
    then(QStringLiteral("the card offers ") + email, [this, email] { return press(QStringLiteral("demo.") + email); });
    then(QStringLiteral("e-mail and password of ") + email + QStringLiteral(" go"),
         [this] { return press(QStringLiteral("signin.continue")); });
    then(QStringLiteral("the platform asks for the second factor of ") + email, [this, email] {
        const api::SignIn *const signIn = m_session->signIn();
        if (signIn->isBusy())
            return false;
        if (signIn->step() == SignInStep::EnrollScan)
            planEnrolment(email);
        else if (signIn->step() == SignInStep::Code)
            planSignIn(email);
        else if (m_session->state() != api::Session::State::SignedIn)
            return false;
        planPages(email);
        return true;
    });
}

void Shots::planSignIn(const QString &email)
{
    if (m_pictures < 4)
        planPicture(QStringLiteral("signin-code"));
    then(QStringLiteral("the card offers a code for ") + email,
         [this, email] { return press(QStringLiteral("demo.code.") + email); });
}

void Shots::planEnrolment(const QString &email)
{
    const QString who = email.section(QLatin1Char('@'), 0, 0);
    planPicture(QStringLiteral("signin-enrol-") + who);
    then(email + QStringLiteral(" confirms the factor"), [this] {
        auto *const field = m_window->findChild<ui::CodeField *>(QStringLiteral("signin.enrollCode"));
        if (!field || !field->isVisible())
            return false;
        field->setText(totp(m_session->signIn()->secret(), QDateTime::currentSecsSinceEpoch()));
        return true;
    });
    then(email + QStringLiteral(" gets recovery codes"),
         [this] { return m_session->signIn()->step() == SignInStep::EnrollCodes; });
    planPicture(QStringLiteral("signin-codes-") + who);
    then(email + QStringLiteral(" keeps the codes"), [this] { return press(QStringLiteral("signin.codesKept")); });
    then(email + QStringLiteral(" finishes"), [this] { return press(QStringLiteral("signin.finish")); });
}

void Shots::planNetwork(const QString &who)
{
    if (std::exchange(m_hasNetwork, true))
        return;
    then(QStringLiteral("the network page opens"), [this] { return press(QStringLiteral("status.operations")); });
    planPicture(QStringLiteral("network-") + who);
    then(QStringLiteral("the network page closes"), [] {
        if (QWidget *const popup = QApplication::activePopupWidget())
            popup->close();
        return true;
    });
}

void Shots::planFigures(const QString &who)
{
    for (const QString &metric : {QStringLiteral("estimatedCostSaving"), QStringLiteral("ragFaithfulness"),
                                  QStringLiteral("complianceCoverage")}) {
        then(QStringLiteral("the figure %1 opens for %2").arg(metric, who), [this, metric] {
            QUrlQuery link = m_window->workspace()->pages()->currentPage()->query();
            link.removeQueryItem(QStringLiteral("metric"));
            link.addQueryItem(QStringLiteral("metric"), metric);
            m_window->workspace()->pages()->go(QStringLiteral("figure"), link);
            return true;
        });
        then(QStringLiteral("the figure %1 has rows for %2").arg(metric, who), [this] {
            const ui::Page *const page = m_window->workspace()->pages()->currentPage();
            return page && page->asOf().isValid();
        });
        planPicture(QStringLiteral("figure-%1-%2").arg(metric, who));
    }
}

void Shots::planPages(const QString &email)
{
    then(email + QStringLiteral(" is in"), [this, email] {
        const ui::Workspace *const workspace = m_window->workspace();
        if (m_session->state() != api::Session::State::SignedIn || !workspace)
            return false;
        const QString who = email.section(QLatin1Char('@'), 0, 0) + QLatin1Char('-') +
                            email.section(QLatin1Char('@'), 1).section(QLatin1Char('.'), 0, 0);
        for (const ui::PageEntry *const entry : workspace->pages()->allowed()) {
            if (!entry->within.isEmpty())
                continue;
            then(QStringLiteral("page %1 opens for %2").arg(entry->id, email), [this, id = entry->id] {
                m_window->workspace()->pages()->go(id);
                return true;
            });
            then(QStringLiteral("page %1 has data for %2").arg(entry->id, email), [this] {
                const ui::Page *const page = m_window->workspace()->pages()->currentPage();
                return page && page->asOf().isValid();
            });
            planPicture(entry->id + QLatin1Char('-') + who);
            if (entry->id == QLatin1String("dashboard"))
                planFigures(who);
        }
        planNetwork(who);
        then(email + QStringLiteral(" leaves"), [this] {
            m_session->signOut();
            return true;
        });
        then(QStringLiteral("the demo accounts come back"), [this] {
            const auto cards = m_window->findChildren<ui::DemoCard *>();
            return !cards.isEmpty() && m_window->signInPage() && !cards.constLast()->accounts().isEmpty();
        });
        return true;
    });
}

} // namespace atalaya
