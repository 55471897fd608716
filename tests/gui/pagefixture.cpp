// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"

#include <QApplication>
#include <QLocale>
#include <QTest>
#include <QVBoxLayout>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

void PageFixture::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_theme = std::make_unique<ui::Theme>();
    m_theme->setMode(ui::Theme::Mode::Light);
}

void PageFixture::show(ui::Page *page, QSize size)
{
    m_shown = page;
    m_window = std::make_unique<QWidget>();
    auto *const column = new QVBoxLayout(m_window.get());
    column->setContentsMargins(0, 0, 0, 0);
    auto *const tools = new QHBoxLayout;
    for (QWidget *tool : page->tools())
        tools->addWidget(tool);
    column->addLayout(tools);
    column->addWidget(page, 1);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void PageFixture::speak(const QString &language)
{
    QLocale::setDefault(QLocale(language));
    if (language == u"en_GB"_s)
        return;
    m_translator = std::make_unique<QTranslator>();
    QVERIFY(m_translator->load(u":/i18n/atalaya_%1.qm"_s.arg(language.left(2))));
    QApplication::installTranslator(m_translator.get());
}

void PageFixture::end()
{
    m_window.reset();
    m_translator.reset();
    QLocale::setDefault(QLocale(u"en_GB"_s));
}

api::ApiError PageFixture::error(api::ApiError::Kind kind)
{
    api::ApiError problem;
    problem.kind = kind;
    problem.httpStatus = kind == api::ApiError::Kind::Server ? 500 : 0;
    problem.correlationId = u"c-51e0-b7d4"_s;
    return problem;
}

} // namespace atalaya::tests
