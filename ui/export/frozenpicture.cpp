// SPDX-License-Identifier: GPL-3.0-or-later
#include "frozenpicture.h"

#include "charts/chartbase.h"
#include "ui/common/tokens.h"
#include "ui/export/exportlook.h"

#include <QPainter>

namespace atalaya::ui {

namespace {

constexpr double viewRatio = 2;

/// A chart has the colours of the window; on paper it takes those of the light theme for as long as it is drawn.
class OnPaper
{
public:
    OnPaper(charts::ChartBase &chart, charts::ChartTheme paper)
        : m_chart(chart)
        , m_before(chart.theme())
    {
        paper.font = ExportLook::inPixels(paper.font);
        m_chart.setTheme(paper);
    }
    ~OnPaper() { m_chart.setTheme(m_before); }
    OnPaper(const OnPaper &) = delete;
    OnPaper &operator=(const OnPaper &) = delete;

private:
    charts::ChartBase &m_chart;
    charts::ChartTheme m_before;
};

QPicture record(const charts::ChartBase &chart)
{
    QPicture picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    // Without a transform of its own the beginning would not be played at the size of the rest.
    painter.setTransform({});
    chart.paint(painter, QRectF({}, QSizeF(chart.pictureSize())));
    painter.end();
    return picture;
}

} // namespace

FrozenPicture::FrozenPicture()
    : m_tokens(&Tokens::light())
{}

FrozenPicture FrozenPicture::ofChart(charts::ChartBase &chart, const charts::ChartTheme &paper)
{
    FrozenPicture frozen;
    frozen.m_size = chart.pictureSize();
    frozen.m_resolution = chart.logicalDpiX();
    frozen.m_tokens = &Tokens::of(&chart);
    frozen.m_legend = chart.legend();
    frozen.m_screen = record(chart);
    const OnPaper light(chart, paper);
    frozen.m_paperLegend = chart.legend();
    frozen.m_paper = record(chart);
    return frozen;
}

FrozenPicture FrozenPicture::ofView(QWidget &view)
{
    FrozenPicture frozen;
    frozen.m_size = view.size();
    frozen.m_resolution = view.logicalDpiX();
    frozen.m_tokens = &Tokens::of(&view);
    frozen.m_view = QImage(view.size() * viewRatio, QImage::Format_ARGB32_Premultiplied);
    frozen.m_view.setDevicePixelRatio(viewRatio);
    frozen.m_view.fill(frozen.m_tokens->surface);
    QPainter painter(&frozen.m_view);
    view.render(&painter, {}, {}, QWidget::DrawChildren);
    return frozen;
}

void FrozenPicture::paint(QPainter &painter, const QRectF &target) const
{
    if (isChart())
        play(painter, target, m_screen);
    else if (!m_view.isNull())
        painter.drawImage(target, m_view);
}

void FrozenPicture::paintOnPaper(QPainter &painter, const QRectF &target) const
{
    if (isChart())
        play(painter, target, m_paper);
}

void FrozenPicture::play(QPainter &painter, const QRectF &target, QPicture picture) const
{
    painter.save();
    painter.translate(target.topLeft());
    // A recording grows with the dots of what it is played on; here it is to fill the target.
    const double dots = static_cast<double>(picture.logicalDpiX()) / painter.device()->logicalDpiX();
    painter.scale(dots * target.width() / m_size.width(), dots * target.height() / m_size.height());
    picture.play(&painter);
    painter.restore();
}

} // namespace atalaya::ui
