// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/demorow.h"

#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/signin/democard.h"

#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {

DemoRow::DemoRow(QWidget *parent)
    : QAbstractButton(parent)
    , m_use(new QPushButton(this))
{
    setPaintsOwnFocus(this);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(Height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_use->setIcon(ui::icon(QStringLiteral("clipboard")));
    m_use->setFixedHeight(26);
    m_use->hide();
    connect(m_use, &QPushButton::clicked, this, &DemoRow::codeWanted);
}

void DemoRow::setAccount(const DemoAccount &account)
{
    m_name = account.name.isEmpty() ? account.email : account.name;
    m_tenantId = account.tenantId;
    m_role = roleName(account.role);
    m_where = m_role;
    if (account.code.isEmpty())
        m_where += QStringLiteral(" · ") + tr("no second factor yet");
    m_where += QStringLiteral(" · ") + (account.tenantName.isEmpty() ? tr("Platform") : account.tenantName);
    setText(m_name);
    setAccessibleName(m_name + QStringLiteral(", ") + m_where);
    setToolTip(m_where);
    setObjectName(QStringLiteral("demo.") + account.email);
    m_use->setObjectName(QStringLiteral("demo.code.") + account.email);
    update();
}

void DemoRow::setOffer(const QString &code, qint64 secondsToWait)
{
    const QString spaced = code.left(3) + QLatin1Char(' ') + code.mid(3);
    const QString text = secondsToWait > 0 ? tr("Next code in %1 s").arg(secondsToWait) : tr("Use code %1").arg(spaced);
    m_use->setEnabled(secondsToWait <= 0);
    m_use->setText(text);
    m_use->setAccessibleName(text);
    m_use->adjustSize();
    m_use->show();
    m_use->move(width() - m_use->width() - 14, (Height - m_use->height()) / 2);
    update();
}

void DemoRow::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

void DemoRow::clearOffer()
{
    m_use->hide();
    update();
}

void DemoRow::resizeEvent(QResizeEvent *event)
{
    m_use->move(width() - m_use->width() - 14, (Height - m_use->height()) / 2);
    QAbstractButton::resizeEvent(event);
}

void DemoRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    if (m_isChosen)
        painter.fillRect(rect(), tokens.selection);
    else if (underMouse())
        painter.fillRect(rect(), tokens.window);
    paint::panel(&painter, QRect(14, (height() - 10) / 2, 10, 10), 2, tokens.tenant(m_tenantId), QColor());
    const int right = m_use->isHidden() ? width() - 14 : m_use->x() - 10;
    const QRect words(34, 0, right - 34, height());
    painter.setFont(bodyFont());
    painter.setPen(tokens.text);
    painter.drawText(words.adjusted(0, 5, 0, -22), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, words.width()));
    painter.setFont(captionFont());
    painter.setPen(tokens.muted);
    // Beside the code's button the role alone is better than half a name.
    const bool fits = painter.fontMetrics().horizontalAdvance(m_where) <= words.width();
    painter.drawText(words.adjusted(0, 23, 0, -5), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(fits ? m_where : m_role, Qt::ElideRight, words.width()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
    if (hasFocus())
        paint::ring(&painter, QRectF(rect()).adjusted(1, 1, -1, -2), 3, tokens.focus);
}

} // namespace atalaya::ui
