// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartbase.h"

#include "chartaccessible.h"
#include "chartlayer.h"

#include <QAccessible>
#include <QChart>
#include <QChartView>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

/// Room for the focus ring, so that it does not touch the words at the edge.
constexpr int ring = ChartBase::Margin;
constexpr int tableRow = 28;

} // namespace

ChartBase::ChartBase(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_tableView(new QTableView(this))
    , m_tableModel(new ChartTableModel(this))
{
    ChartAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    // A stacked layout has no margins of its own.
    auto *const frame = new QVBoxLayout(this);
    frame->setContentsMargins(ring, ring, ring, ring);
    frame->addLayout(m_stack);

    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumSize(0, 0);
    m_view->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_below = new ChartLayer(m_chart, ChartLayer::BelowSeries, [this](QPainter &painter) {
        if (pointCount() > 0)
            paintBelow(painter);
    });
    m_above = new ChartLayer(m_chart, ChartLayer::AboveSeries, [this](QPainter &painter) {
        if (pointCount() > 0) {
            paintAbove(painter);
            paintCrosshair(painter);
        }
    });
    m_stack->addWidget(m_view);

    m_tableView->setModel(m_tableModel);
    m_tableView->setObjectName(u"chartTable"_s);
    m_tableView->setFrameShape(QFrame::NoFrame);
    m_tableView->setShowGrid(false);
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->verticalHeader()->hide();
    m_tableView->verticalHeader()->setDefaultSectionSize(tableRow);
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tableView->horizontalHeader()->setHighlightSections(false);
    m_tableView->installEventFilter(this);
    m_stack->addWidget(m_tableView);

    connect(m_chart, &QGraphicsWidget::geometryChanged, this, [this] { layOut(); });
}

ChartBase::~ChartBase()
{
    // The scene outlives the subclass by a moment; nothing may ask it to paint then.
    m_chart->disconnect(this);
    // A view that goes sends its viewport a last Leave; who is half gone can't be asked to paint.
    m_view->viewport()->removeEventFilter(this);
    delete m_view;
}

void ChartBase::setTheme(const ChartTheme &theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    applyTheme();
    layOut();
    m_view->viewport()->update();
    update();
}

void ChartBase::setCurrentPoint(int point)
{
    const int wanted = point < 0 || pointCount() == 0 ? -1 : std::min(point, pointCount() - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    m_view->viewport()->update();
    speak();
    Q_EMIT currentPointChanged(m_current);
}

bool ChartBase::isTableShown() const
{
    return m_stack->currentWidget() == m_tableView;
}

void ChartBase::setTableShown(bool shown)
{
    if (shown == isTableShown())
        return;
    const bool focused = hasFocus() || m_tableView->hasFocus();
    if (shown)
        m_tableModel->setTable(table());
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_tableView) : m_view);
    setFocusProxy(shown ? m_tableView : nullptr);
    if (focused)
        (shown ? static_cast<QWidget *>(m_tableView) : this)->setFocus(Qt::OtherFocusReason);
    Q_EMIT tableShownChanged(shown);
}

void ChartBase::paint(QPainter &painter, const QRectF &target) const
{
    auto *const self = const_cast<ChartBase *>(this);
    self->m_exporting = true;
    m_view->render(&painter, target, m_view->rect());
    self->m_exporting = false;
}

QImage ChartBase::image(double ratio) const
{
    const QSize size = pictureSize();
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(m_theme.surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, QRectF({}, QSizeF(size)));
    return image;
}

QSize ChartBase::pictureSize() const
{
    return m_view->size();
}

void ChartBase::dataChanged()
{
    setCurrentPoint(m_current);
    if (isTableShown())
        m_tableModel->setTable(table());
    layOut();
    m_view->viewport()->update();
}

QRectF ChartBase::plot() const
{
    return m_chart->plotArea();
}

double ChartBase::textWidth(const QString &text) const
{
    return QFontMetricsF(m_theme.font).horizontalAdvance(text);
}

void ChartBase::speak()
{
    // A mouse that passes by is nothing to announce.
    if (!hasFocus())
        return;
    QAccessibleValueChangeEvent value(this, m_current >= 0 ? sentence(m_current) : QString());
    QAccessible::updateAccessibility(&value);
}

} // namespace atalaya::charts
