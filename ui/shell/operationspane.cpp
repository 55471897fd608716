// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationspane.h"

#include "models/operationsmodel.h"
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

OperationsPane::OperationsPane(const models::OperationsModel *operations, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_operations(operations)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("operations"));
    m_column->setContentsMargins(14, 12, 14, 12);
    m_column->setSpacing(6);
    setMinimumWidth(340);
    connect(operations, &QAbstractItemModel::rowsInserted, this, &OperationsPane::rebuildIfSeen);
    connect(operations, &QAbstractItemModel::rowsRemoved, this, &OperationsPane::rebuildIfSeen);
    connect(operations, &QAbstractItemModel::modelReset, this, &OperationsPane::rebuildIfSeen);
    connect(operations, &QAbstractItemModel::dataChanged, this, &OperationsPane::rebuildIfSeen);
}

void OperationsPane::openAt(const QPoint &globalCorner)
{
    rebuild();
    adjustSize();
    move(globalCorner - QPoint(width(), height() + 4));
    show();
}

void OperationsPane::rebuildIfSeen()
{
    if (isVisible())
        rebuild();
}

void OperationsPane::rebuild()
{
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName(tr("Operations"));
    addWords(headingFont(), false, tr("Operations"));
    const int running = m_operations->running();
    if (running == 0)
        addWords(captionFont(), true, tr("Nothing is running."));
    const Formats formats;
    // The model has what runs first, then the failures.
    for (int row = 0; row < running; ++row) {
        const QDateTime since = m_operations->index(row, models::OperationsModel::StartedAt).data().toDateTime();
        addWords(bodyFont(), false, wordsOf(row) + QStringLiteral(" · ") + formats.time(since));
    }
    if (m_operations->rowCount() > running)
        addWords(captionHeadingFont(), true, tr("Failed lately"));
    for (int row = running; row < qMin(m_operations->rowCount(), running + MostFailures); ++row)
        addFailure(row);
}

QString OperationsPane::wordsOf(int row) const
{
    return operationWords(m_operations->index(row, models::OperationsModel::Label).data().toString().toLatin1());
}

void OperationsPane::addWords(const QFont &font, bool muted, const QString &text)
{
    auto *const label = makeLabel(font, muted, this);
    label->setText(text);
    m_column->addWidget(label);
}

void OperationsPane::addFailure(int row)
{
    const QModelIndex index = m_operations->index(row, models::OperationsModel::Label);
    const auto error = index.data(models::OperationsModel::ErrorRole).value<api::ApiError>();
    const QString code = index.data(models::OperationsModel::CorrelationRole).toString();
    auto *const line = new QWidget(this);
    auto *const inside = new QHBoxLayout(line);
    inside->setContentsMargins(0, 0, 0, 0);
    auto *const words = makeLabel(bodyFont(), false, line);
    words->setText(wordsOf(row) + QStringLiteral(": ") + ErrorWords::of(error).title);
    inside->addWidget(words, 1);
    if (!code.isEmpty()) {
        auto *const copy = new QPushButton(icon(QStringLiteral("files"), Tint::Accent), code, line);
        setLook(copy, Look::Link);
        copy->setFont(captionFont());
        copy->setAccessibleName(tr("Copy the code %1").arg(code));
        connect(copy, &QPushButton::clicked, this, [code] { QGuiApplication::clipboard()->setText(code); });
        inside->addWidget(copy);
    }
    m_column->addWidget(line);
}

void OperationsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.raised);
    paint::panel(&painter, rect(), 0, QColor(), tokens.lineControl);
}

} // namespace atalaya::ui
