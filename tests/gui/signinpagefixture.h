// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uifixture.h"

#include "tests/support/authreplies.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/signinpage.h"

namespace atalaya::tests {

/// The way in, as a person goes it: by object name, with keys and mouse. Password and code are right unless scripted.
class SignInPageFixture : public UiFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    void make(ui::LocalPlatform *local = nullptr, api::DemoSource *demo = nullptr);
    void type(const char *name, const QString &text) const;
    void press(const char *name) const;
    void typePassword() const;
    [[nodiscard]] QString message(const char *name) const { return find<ui::FieldMessage>(name)->text(); }

    std::unique_ptr<ui::SignInPage> m_page;
};

} // namespace atalaya::tests
