// SPDX-License-Identifier: GPL-3.0-or-later
#include "statelegend.h"

#include "ui/audit/auditwords.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

using contract::DecisionState;

namespace {

constexpr int square = 9;
constexpr int squareGap = 6;
constexpr int entryGap = 16;
constexpr std::array states{DecisionState::Executed, DecisionState::Review, DecisionState::Blocked};

QColor mark(const Tokens &tokens, DecisionState state)
{
    switch (state) {
    case DecisionState::Executed:
        return tokens.executed.mark;
    case DecisionState::Review:
        return tokens.review.mark;
    case DecisionState::Blocked:
        return tokens.blocked.mark;
    }
    return tokens.unknown.mark;
}

} // namespace

StateLegend::StateLegend(QWidget *parent)
    : QWidget(parent)
{
    setFont(captionFont());
    setFixedHeight(18);
    retranslate();
}

void StateLegend::retranslate()
{
    QStringList words;
    for (const DecisionState state : states)
        words.append(AuditWords::state(state));
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize StateLegend::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = -entryGap;
    for (const DecisionState state : states)
        width += square + squareGap + metrics.horizontalAdvance(AuditWords::state(state)) + entryGap;
    return {width, 18};
}

void StateLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    int x = width() - sizeHint().width();
    for (const DecisionState state : states) {
        painter.fillRect(QRect(x, (height() - square) / 2 + 1, square, square), mark(tokens, state));
        x += square + squareGap;
        painter.setPen(tokens.muted);
        const QString words = AuditWords::state(state);
        painter.drawText(QRect(x, 0, 300, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
        x += fontMetrics().horizontalAdvance(words) + entryGap;
    }
}

} // namespace atalaya::ui
