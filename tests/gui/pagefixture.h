// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "ui/common/page.h"
#include "ui/common/theme.h"

#include <QTranslator>
#include <QWidget>

#include <memory>

namespace atalaya::tests {

/// A page in a window of its own, its tools above it, in English and in the light theme.
class PageFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

protected:
    /// The page in a new window of this size, which comes to the front.
    void show(ui::Page *page, QSize size);
    /// In this language, until end().
    void speak(const QString &language);
    /// The window goes, and what is spoken is English again.
    void end();
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_shown->findChild<T *>(QLatin1String(name));
    }
    /// The text with plain blanks.
    [[nodiscard]] static QString plain(QString text) { return text.replace(QChar::Nbsp, u' '); }
    /// A failure with a code to be told.
    [[nodiscard]] static api::ApiError error(api::ApiError::Kind kind);

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<QWidget> m_window;

private:
    std::unique_ptr<QTranslator> m_translator;
    ui::Page *m_shown = nullptr;
};

} // namespace atalaya::tests
