// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardboard.h"

#include <algorithm>
#include <cmath>

namespace atalaya::ui {

namespace {

constexpr int paddingX = 16;
constexpr int paddingY = 14;
constexpr int gap = 12;
constexpr int headerHeight = 20;
constexpr int figureHeight = 100;
constexpr int thirdRow = 232;
constexpr int secondLeast = 240;
constexpr int secondMost = 460;
constexpr int narrowRow = 278;
constexpr int widest = 1840;
/// A window of 1100 with the navigation folded.
constexpr int narrowWidth = 1048;

} // namespace

DashboardBoard::DashboardBoard(QWidget *parent)
    : QWidget(parent)
{}

void DashboardBoard::setParts(QWidget *header, const QList<QWidget *> &figures, const QList<QWidget *> &cards)
{
    m_header = header;
    m_figures = figures;
    m_cards = cards;
    arrange();
}

bool DashboardBoard::isNarrow() const
{
    return width() < narrowWidth;
}

int DashboardBoard::neededHeight() const
{
    const int head = paddingY + headerHeight + gap;
    if (isNarrow())
        return head + 2 * (figureHeight + gap) + 2 * (narrowRow + gap) + thirdRow + paddingY;
    return head + figureHeight + gap + secondLeast + gap + thirdRow + paddingY;
}

void DashboardBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DashboardBoard::arrange()
{
    if (!m_header)
        return;
    setMinimumHeight(neededHeight());
    const int wide = std::min(widest, width() - 2 * paddingX);
    const QRect area((width() - wide) / 2, paddingY, wide, std::max(height(), neededHeight()) - 2 * paddingY);
    m_header->setGeometry(area.left(), area.top(), area.width(), headerHeight);
    int top = placeFigures(area, area.top() + headerHeight + gap);
    const QList<double> three{1.12, 1.12, 0.86};
    if (isNarrow()) {
        const int heights[] = {narrowRow, narrowRow, thirdRow};
        for (int row = 0; row < 3; ++row) {
            placeRow(area, top, heights[row], m_cards.mid(2 * row, 2), {1, 1});
            top += heights[row] + gap;
        }
        return;
    }
    // On a very large screen charts stop growing; everywhere else they take the free height.
    const bool capped = width() > widest + 2 * paddingX;
    const int free = area.bottom() + 1 - top - gap - thirdRow;
    const int second = capped ? std::min(secondMost, free) : free;
    placeRow(area, top, second, m_cards.mid(0, 3), three);
    placeRow(area, top + second + gap, thirdRow, m_cards.mid(3, 3), three);
}

int DashboardBoard::placeFigures(const QRect &area, int top)
{
    const QList<qsizetype> rows = isNarrow() ? QList<qsizetype>{3, 2} : QList<qsizetype>{5};
    qsizetype first = 0;
    for (const qsizetype count : rows) {
        placeRow(area, top, figureHeight, m_figures.mid(first, count), QList<double>(count, 1.0));
        first += count;
        top += figureHeight + gap;
    }
    return top;
}

void DashboardBoard::placeRow(const QRect &area, int top, int height, const QList<QWidget *> &cards,
                              const QList<double> &shares)
{
    double total = 0;
    for (qsizetype at = 0; at < cards.size(); ++at)
        total += shares.at(at);
    const double room = area.width() - gap * static_cast<double>(cards.size() - 1);
    double left = area.left();
    for (qsizetype at = 0; at < cards.size(); ++at) {
        const double wide = room * shares.at(at) / total;
        const int from = static_cast<int>(std::lround(left));
        cards.at(at)->setGeometry(from, top, static_cast<int>(std::lround(left + wide)) - from, height);
        left += wide + gap;
    }
}

} // namespace atalaya::ui
