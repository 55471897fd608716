// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepagefixture.h"

#include "tests/models/dashboardfixture.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QUrlQuery>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

void FigurePageFixture::init()
{
    startAgain();
    m_figuresBefore = {{u"estimatedCostSaving"_s, 1375}};
    m_presenter = new models::FigurePresenter(m_source.get(), madrid(), [] { return now; });
    m_page = new ui::FigurePage(m_presenter, madrid());
    m_page->setExportFacts(u"Ascensores XYZ"_s, nullptr);
    show(m_page, {1240, 856});
}

void FigurePageFixture::cleanup()
{
    end();
    m_source.reset();
}

void FigurePageFixture::open(const char *metric)
{
    m_page->open(QUrlQuery(u"metric=%1&period=7d"_s.arg(QLatin1String(metric))));
    m_dashboards = m_source->dashboards.size() - 1;
    settle();
}

void FigurePageFixture::exportAs(const char *way)
{
    choose(way);
    settle();
}

void FigurePageFixture::choose(const char *way)
{
    find<QPushButton>("figureExport")->click();
    auto *const menu = find<QMenu>("figureExportMenu");
    menu->findChild<QAction *>(QLatin1String(way))->trigger();
    menu->close();
}

QString FigurePageFixture::text(const char *name) const
{
    return plain(find<QLabel>(name)->text());
}

QString FigurePageFixture::cell(int row, int column) const
{
    return plain(view()->model()->index(row, column).data().toString());
}

QString FigurePageFixture::stateTitle() const
{
    auto *const pane = find<QWidget>("figureState");
    return pane->isVisible() ? pane->findChild<QLabel *>(u"statePane.title"_s)->text() : QString();
}

} // namespace atalaya::tests
