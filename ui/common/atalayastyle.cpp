// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/atalayastyle.h"

#include "ui/common/stylepaint.h"
#include "ui/common/stylesizes.h"
#include "ui/common/tablelook.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>

namespace atalaya::ui {
namespace {

/// The colour that a button's word takes from its look.
QColor wordColour(const Tokens &tokens, QStyle::State state, const QWidget *widget)
{
    if (!(state & QStyle::State_Enabled))
        return tokens.muted;
    switch (lookOf(widget)) {
    case Look::Primary:
        return tokens.accentText;
    case Look::Link:
        return tokens.accent;
    case Look::Outline:
    case Look::Quiet:
        return tokens.colour(tintOf(widget));
    case Look::Plain:
        break;
    }
    return tokens.text;
}

} // namespace

AtalayaStyle::AtalayaStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

void AtalayaStyle::polish(QWidget *widget)
{
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QSlider *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

/// Behind the word; at the end of the column where the word stands there.
static QRect arrowRect(const QStyleOptionHeader &header, const QWidget *widget)
{
    constexpr int gap = 4;
    const auto *const view = qobject_cast<const QHeaderView *>(widget);
    if (!view)
        return header.rect;
    const int padding = view->property(HeaderPadding).toInt();
    const int word = view->fontMetrics().horizontalAdvance(header.text);
    const int left = header.textAlignment & Qt::AlignRight
                         ? header.rect.left()
                         : view->sectionViewportPosition(header.section) + padding + word + gap;
    return {left, 0, header.rect.width(), view->height()};
}

void AtalayaStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Tokens &tokens = Tokens::of(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        return paint::button(painter, option->rect, tokens, option->state, widget);
    case PE_PanelButtonTool:
        if (option->state & State_AutoRaise)
            return paint::quietButton(painter, option->rect, tokens, option->state);
        return paint::button(painter, option->rect, tokens, option->state, widget);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return paint::field(painter, option->rect, tokens, option->state, widget);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget); text && !text->isReadOnly())
            return paint::panel(painter, option->rect, 0, QColor(), paint::fieldBorder(tokens, option->state, widget));
        return paint::panel(painter, option->rect, 0, QColor(), tokens.line);
    case PE_FrameGroupBox:
        return paint::panel(painter, option->rect, 0, QColor(), tokens.line);
    case PE_IndicatorCheckBox:
        return paint::checkBox(painter, option->rect, tokens, option->state);
    case PE_IndicatorRadioButton:
        return paint::radioButton(painter, option->rect, tokens, option->state);
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paint::glyph(painter, arrowRect(*header, widget),
                         header->sortIndicator == QStyleOptionHeader::SortUp ? QStringLiteral("arrow-down")
                                                                             : QStringLiteral("arrow-up"),
                         12, tokens.muted);
        return;
    case PE_FrameFocusRect:
        // Controls have the ring outside their border; only items of views are marked inside.
        if (qobject_cast<const QAbstractItemView *>(widget))
            paint::ring(painter, option->rect, 3, tokens.focus);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void AtalayaStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Tokens &tokens = Tokens::of(option->palette);
    switch (element) {
    case CE_FocusFrame: {
        const auto *const frame = qobject_cast<const QFocusFrame *>(widget);
        return paint::ring(painter, option->rect, cornerRadius(frame ? frame->widget() : nullptr) + 1, tokens.focus);
    }
    case CE_PushButtonLabel:
        if (const auto *source = qstyleoption_cast<const QStyleOptionButton *>(option))
            return paint::buttonLabel(painter, *source, wordColour(tokens, option->state, widget), widget);
        break;
    case CE_ToolButtonLabel:
        if (const auto *source = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton button(*source);
            button.palette.setColor(QPalette::ButtonText, wordColour(tokens, option->state, widget));
            // A pressed button keeps its word where it is.
            button.state &= ~State_Sunken;
            return QProxyStyle::drawControl(element, &button, painter, widget);
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return paint::header(painter, option->rect, tokens);
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AtalayaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const Tokens &tokens = Tokens::of(option->palette);
    const QColor arrow = option->state & State_Enabled ? tokens.text : tokens.muted;
    switch (control) {
    case CC_ComboBox:
        paint::field(painter, option->rect, tokens, option->state, widget);
        paint::glyph(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), QStringLiteral("chevron-down"),
                     12, arrow);
        return;
    case CC_ToolButton:
        // A quiet button that opens a menu is told by its icon, not by a corner arrow.
        if (const auto *source = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            source && lookOf(widget) != Look::Plain) {
            QStyleOptionToolButton button(*source);
            button.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &button, painter, widget);
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paint::field(painter, option->rect, tokens, option->state, widget);
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                paint::glyph(painter, subControlRect(control, option, SC_SpinBoxUp, widget),
                             QStringLiteral("chevron-up"), 8, arrow);
                paint::glyph(painter, subControlRect(control, option, SC_SpinBoxDown, widget),
                             QStringLiteral("chevron-down"), 8, arrow);
            }
            return;
        }
        break;
    case CC_ScrollBar:
        // The groove is the ground of what is scrolled.
        if (const QWidget *const area =
                widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr)
            if (const auto *scroll = qobject_cast<const QAbstractScrollArea *>(area))
                painter->fillRect(option->rect,
                                  scroll->viewport()->palette().color(scroll->viewport()->backgroundRole()));
        return paint::scrollBar(painter, subControlRect(control, option, SC_ScrollBarSlider, widget), tokens,
                                option->state);
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return paint::slider(painter, *slider, option->rect,
                                 subControlRect(control, option, SC_SliderHandle, widget), tokens);
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect AtalayaStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(8, 1, -8, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect AtalayaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                   const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return rect.adjusted(8, 1, -28, -1);
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow)
        return {rect.right() - 27, rect.top(), 24, rect.height()};
    if (control == CC_ScrollBar)
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return sizes::scrollBar(*bar, subControl);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize AtalayaStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    return sizes::control(type, option, size, base, widget).value_or(base);
}

int AtalayaStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const std::optional<int> own = sizes::metric(metric, widget);
    return own ? *own : QProxyStyle::pixelMetric(metric, option, widget);
}

int AtalayaStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_FocusFrame_Mask:
        return 0;
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_EtchDisabledText:
        return 0;
    case SH_DitherDisabledText:
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace atalaya::ui
