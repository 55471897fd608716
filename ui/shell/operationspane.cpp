// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationspane.h"

#include "api/net/operationlog.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/shell/operationwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {
namespace {

constexpr int MostFailures = 6;

} // namespace

OperationsPane::OperationsPane(api::OperationLog *log, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_log(log)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("operations"));
    m_column->setContentsMargins(14, 12, 14, 12);
    m_column->setSpacing(6);
    setMinimumWidth(340);
    connect(log, &api::OperationLog::started, this, &OperationsPane::rebuild);
    connect(log, &api::OperationLog::finished, this, &OperationsPane::rebuild);
}

void OperationsPane::openAt(const QPoint &globalCorner)
{
    rebuild();
    adjustSize();
    move(globalCorner - QPoint(width(), height() + 4));
    show();
}

void OperationsPane::rebuild()
{
    // Only what is looked at is kept up to date.
    if (isHidden() && m_column->count() > 0 && m_log->running().isEmpty() && m_log->failures().isEmpty())
        return;
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName(tr("Operations"));
    const auto add = [this](const QFont &font, bool muted, const QString &text) {
        auto *const label = makeLabel(font, muted, this);
        label->setText(text);
        m_column->addWidget(label);
    };
    add(headingFont(), false, tr("Operations"));
    if (m_log->running().isEmpty())
        add(captionFont(), true, tr("Nothing is running."));
    const Formats formats;
    for (const api::Operation &operation : m_log->running())
        add(bodyFont(), false,
            operationWords(operation.label) + QStringLiteral(" · ") + formats.time(operation.startedAt));
    if (!m_log->failures().isEmpty())
        add(captionHeadingFont(), true, tr("Failed lately"));
    for (const api::Operation &operation : m_log->failures().mid(0, MostFailures)) {
        auto *const line = new QWidget(this);
        auto *const row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *const words = makeLabel(bodyFont(), false, line);
        words->setText(operationWords(operation.label) + QStringLiteral(": ") + ErrorWords::of(operation.error).title);
        row->addWidget(words, 1);
        if (!operation.correlationId.isEmpty()) {
            auto *const copy =
                new QPushButton(icon(QStringLiteral("files"), Tint::Accent), operation.correlationId, line);
            setLook(copy, Look::Link);
            copy->setFont(captionFont());
            copy->setAccessibleName(tr("Copy the code %1").arg(operation.correlationId));
            connect(copy, &QPushButton::clicked, this,
                    [code = operation.correlationId] { QGuiApplication::clipboard()->setText(code); });
            row->addWidget(copy);
        }
        m_column->addWidget(line);
    }
}

void OperationsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.raised);
    paint::panel(&painter, rect(), 0, QColor(), tokens.lineControl);
}

} // namespace atalaya::ui
