// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codefield.h"

#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"

#include <QMouseEvent>
#include <QPainter>
#include <QValidator>

namespace atalaya::ui {
namespace {

/// Takes the digits out of anything; "481 207" and "Your code: 481207" are codes too.
class DigitsOnly final : public QValidator
{
public:
    using QValidator::QValidator;

    State validate(QString &input, int &position) const override
    {
        QString digits;
        int kept = 0;
        for (qsizetype i = 0; i < input.size(); ++i) {
            const int value = input.at(i).digitValue();
            if (value < 0 || digits.size() == CodeField::Digits)
                continue;
            digits.append(QLatin1Char(static_cast<char>('0' + value)));
            if (i < position)
                ++kept;
        }
        input = digits;
        position = kept;
        return digits.size() == CodeField::Digits ? Acceptable : Intermediate;
    }
};

} // namespace

CodeField::CodeField(const Measures &measures, QWidget *parent)
    : QLineEdit(parent)
    , m_measures(measures)
{
    setFrame(false);
    setPaintsOwnFocus(this);
    setFont(titleFont());
    setValidator(new DigitsOnly(this));
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        update();
        if (text.size() == Digits)
            Q_EMIT completed(text);
    });
    connect(this, &QLineEdit::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(this, &QLineEdit::cursorPositionChanged, this, qOverload<>(&QWidget::update));
}

QRect CodeField::boxRect(int index) const
{
    const int middle = index >= Digits / 2 ? m_measures.middleGap - m_measures.gap : 0;
    // Three pixels around for the focus ring.
    return {QPoint(3 + index * (m_measures.box.width() + m_measures.gap) + middle, 3), m_measures.box};
}

QSize CodeField::sizeHint() const
{
    return {boxRect(Digits - 1).right() + 4, m_measures.box.height() + 6};
}

void CodeField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QString digits = text();
    const int current = qMin(cursorPosition(), Digits - 1);
    for (int i = 0; i < Digits; ++i) {
        const QRect box = boxRect(i);
        const bool isSelected = hasSelectedText() && i >= selectionStart() && i < selectionEnd();
        QColor fill = isEnabled() ? tokens.surface : tokens.window;
        if (isSelected)
            fill = tokens.selection;
        QColor border = isEnabled() ? tokens.lineControl : tokens.line;
        if (isInvalid(this) && !hasFocus())
            border = tokens.blocked.text;
        paint::panel(&painter, box, 5, fill, border);
        const bool isCurrent = hasFocus() && !hasSelectedText() && i == current;
        if (isCurrent)
            paint::ring(&painter, QRectF(box).adjusted(-2, -2, 2, 2), 6, tokens.focus);
        painter.setPen(isEnabled() ? tokens.text : tokens.muted);
        if (i < digits.size()) {
            painter.setFont(titleFont());
            drawTabular(&painter, box, Qt::AlignCenter, digits.mid(i, 1));
        } else if (isCurrent) {
            const int x = box.center().x();
            painter.drawLine(x, box.center().y() - 10, x, box.center().y() + 10);
        }
    }
    if (hasFocus() && hasSelectedText())
        paint::ring(&painter,
                    QRectF(boxRect(selectionStart()).united(boxRect(selectionEnd() - 1))).adjusted(-2, -2, 2, 2), 6,
                    tokens.focus);
}

int CodeField::boxAt(const QPoint &position) const
{
    for (int i = 0; i < Digits; ++i)
        if (position.x() <= boxRect(i).right())
            return i;
    return Digits;
}

void CodeField::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QLineEdit::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
    setCursorPosition(qMin<int>(boxAt(event->position().toPoint()), static_cast<int>(text().size())));
    event->accept();
}

void CodeField::mouseMoveEvent(QMouseEvent *event)
{
    // The line edit would select by where its own text lies, which is elsewhere.
    event->accept();
}

void CodeField::mouseDoubleClickEvent(QMouseEvent *event)
{
    selectAll();
    event->accept();
}

} // namespace atalaya::ui
