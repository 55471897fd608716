// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentencelabel.h"

#include "ui/common/type.h"

#include <QFontMetrics>

#include <utility>

namespace atalaya::ui {

SentenceLabel::SentenceLabel(QWidget *parent)
    : QLabel(parent)
{
    setFont(bodyFont());
    setTextFormat(Qt::RichText);
    setWordWrap(true);
}

QSize SentenceLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 60, metrics.lineSpacing()};
}

QSize SentenceLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 20, metrics.lineSpacing()};
}

int SentenceLabel::heightForWidth(int width) const
{
    if (Of now{text(), font()}; now != m_of) {
        m_of = std::move(now);
        m_heights.clear();
    }
    if (const auto known = m_heights.constFind(width); known != m_heights.cend())
        return *known;
    const int height = QLabel::heightForWidth(width);
    m_heights.insert(width, height);
    return height;
}

} // namespace atalaya::ui
