// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uifixture.h"

#include "api/session/lock.h"
#include "tests/support/fakekeys.h"
#include "ui/common/page.h"
#include "ui/lock/lockpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"

#include <QStringListModel>

namespace atalaya::tests {

/// What must not be seen behind a lock.
const QString kCanary = QStringLiteral("Ascensor 7, 12.345 €");

/// Shows a figure in a label, in a model, in a tooltip and to assistive tools, and stands at a filter.
class SecretPage final : public ui::Page
{
public:
    explicit SecretPage(QWidget *parent);
    void activate() override {}
    void refresh() override { ++refreshed; }
    [[nodiscard]] QUrlQuery query() const override { return m_query; }
    void open(const QUrlQuery &query) override
    {
        m_query = query;
        Q_EMIT trailChanged();
    }
    [[nodiscard]] QString trail() const override { return m_query.isEmpty() ? QString() : kCanary; }

    QStringListModel *model;
    int refreshed = 0;

private:
    QUrlQuery m_query;
};

/// Everything that `object` and what is below it could show or say.
[[nodiscard]] QStringList wordsOf(const QObject *object);

/// The lock in the real window with somebody signed in, anew for each test.
class LockWindowFixture : public UiFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    /// Another window, with another session.
    void start();
    void signIn();
    void unlockWith(const QString &secret) const;
    /// What unlocks without the platform.
    void keepVerifier();
    [[nodiscard]] ui::PageHost *pages() const { return m_window->workspace()->pages(); }
    [[nodiscard]] ui::LockPage *lockPage() const { return qobject_cast<ui::LockPage *>(m_window->centralWidget()); }

    std::unique_ptr<FakeKeys> m_keys;
    FakeStore m_store;
    std::unique_ptr<api::Lock> m_lock;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace atalaya::tests
