// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/segmentedcontrol.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>

namespace atalaya::ui {
namespace {

class SegmentButton final : public QAbstractButton
{
public:
    SegmentButton(const QString &iconName, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(iconName)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    // The bold width is kept free, so that nothing moves when another segment is chosen.
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(headingFont()).horizontalAdvance(text()) + 24 + (m_icon.isEmpty() ? 0 : 22), 30};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &tokens = Tokens::of(this);
        const bool isFirst = x() <= 1;
        const bool isLast = parentWidget() && geometry().right() >= parentWidget()->width() - 2;
        QPainterPath clip;
        clip.addRoundedRect(QRectF(rect()).adjusted(isFirst ? 1 : -6, 1, isLast ? -1 : 6, -1), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(clip);
        if (isChecked()) {
            painter.fillRect(rect(), tokens.selection);
            painter.fillRect(QRect(0, height() - 3, width(), 2), tokens.accent);
        } else if (underMouse() && isEnabled()) {
            painter.fillRect(rect(), tokens.track);
        }
        painter.setClipping(false);
        if (!isFirst)
            painter.fillRect(QRect(0, 1, 1, height() - 2), tokens.line);
        const QColor ink = isEnabled() ? tokens.text : tokens.muted;
        painter.setFont(isChecked() ? headingFont() : bodyFont());
        painter.setPen(ink);
        const int textWidth = painter.fontMetrics().horizontalAdvance(text());
        const int iconWidth = m_icon.isEmpty() ? 0 : 22;
        const int left = (width() - textWidth - iconWidth) / 2;
        if (iconWidth > 0)
            paint::glyph(&painter, QRect(left, 0, 16, height()), m_icon, 16, ink);
        painter.drawText(QRect(left + iconWidth, 0, textWidth + 2, height()), Qt::AlignVCenter, text());
    }

private:
    QString m_icon;
};

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Assistive tools toggle without a click, and a click on the chosen segment does not toggle: both are a choice.
    connect(m_group, &QButtonGroup::idPressed, this, [this] { m_isTold = false; });
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked && !m_isSetting)
            tell(index);
    });
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        if (!m_isTold)
            tell(index);
    });
}

void SegmentedControl::setSegments(const QList<Segment> &segments)
{
    const QString kept = currentId();
    const QScopedValueRollback setting(m_isSetting, true);
    qDeleteAll(m_group->buttons());
    m_ids.clear();
    for (const Segment &segment : segments) {
        auto *const button = new SegmentButton(segment.icon, this);
        button->setText(segment.text);
        button->setAccessibleName(segment.accessibleName.isEmpty() ? segment.text : segment.accessibleName);
        button->setObjectName(QStringLiteral("segment.") + segment.id);
        m_group->addButton(button, static_cast<int>(m_ids.size()));
        m_ids.append(segment.id);
        layout()->addWidget(button);
    }
    setCurrentId(m_ids.contains(kept) ? kept : m_ids.value(0));
}

void SegmentedControl::setText(const QString &id, const QString &text)
{
    if (auto *const button = m_group->button(static_cast<int>(m_ids.indexOf(id)))) {
        button->setText(text);
        button->setAccessibleName(text);
        button->updateGeometry();
    }
}

QString SegmentedControl::currentId() const
{
    return m_ids.value(m_group->checkedId());
}

void SegmentedControl::tell(int index)
{
    m_isTold = true;
    Q_EMIT chosen(m_ids.value(index));
}

void SegmentedControl::setCurrentId(const QString &id)
{
    const QScopedValueRollback setting(m_isSetting, true);
    if (auto *const button = m_group->button(static_cast<int>(m_ids.indexOf(id))))
        button->setChecked(true);
}

QWidget *SegmentedControl::buttonOf(const QString &id) const
{
    return m_group->button(static_cast<int>(m_ids.indexOf(id)));
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 5, tokens.raised, tokens.lineControl);
}

} // namespace atalaya::ui
