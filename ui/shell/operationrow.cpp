// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationrow.h"

#include "models/operationsmodel.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/shell/operationwords.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {

using models::OperationsModel;

OperationRow::OperationRow(const QPersistentModelIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_index(index)
    , m_grid(new QGridLayout(this))
    , m_icon(new QLabel(this))
    , m_what(makeLabel(bodyFont(), false, this))
    , m_when(makeLabel(captionFont(), true, this))
    , m_why(makeLabel(captionFont(), true, this))
    , m_code(new QPushButton(this))
    , m_act(new QPushButton(this))
{
    m_what->setObjectName(QStringLiteral("operation.what"));
    m_why->setObjectName(QStringLiteral("operation.why"));
    m_code->setObjectName(QStringLiteral("operation.code"));
    m_why->setWordWrap(true);
    m_code->setFont(captionFont());
    m_code->setIconSize({14, 14});
    m_act->setFixedHeight(26);
    setLook(m_code, Look::Link);
    m_grid->setContentsMargins(0, 3, 0, 3);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
    m_grid->addWidget(m_icon, 0, 0);
    m_grid->addWidget(m_what, 0, 1);
    m_grid->addWidget(m_when, 0, 2, Qt::AlignRight);
    m_grid->addWidget(m_why, 1, 1);
    m_grid->addWidget(m_code, 1, 2, Qt::AlignRight);
    m_grid->setColumnStretch(1, 1);
    connect(m_code, &QPushButton::clicked, this, &OperationRow::copyCode);
    connect(m_act, &QPushButton::clicked, this, [this] {
        if (m_index.data(OperationsModel::CancellableRole).toBool())
            Q_EMIT cancelWanted(m_index.data(models::IdRole).toULongLong());
        else
            Q_EMIT repeatWanted(m_index.data().toString().toLatin1());
    });
}

void OperationRow::render(const QTimeZone &zone, bool canRepeat)
{
    const QString what = operationWords(m_index.data().toString().toLatin1());
    const QVariant failure = m_index.data(OperationsModel::ErrorRole);
    const bool hasFailed = failure.isValid();
    const ErrorWords words = ErrorWords::of(failure.value<api::ApiError>());
    const QString code = m_index.data(OperationsModel::CorrelationRole).toString();
    const bool canCancel = m_index.data(OperationsModel::CancellableRole).toBool();
    m_icon->setPixmap(iconPixmap(hasFailed ? words.icon : QStringLiteral("arrow-repeat"), 14, devicePixelRatioF(),
                                 Tokens::of(this).colour(hasFailed ? Tint::Blocked : Tint::Muted)));
    m_what->setText(what);
    m_when->setText(
        Formats({}, zone).time(m_index.sibling(m_index.row(), OperationsModel::StartedAt).data().toDateTime()));
    m_why->setText(hasFailed ? words.title : QString());
    m_why->setVisible(hasFailed);
    m_code->setVisible(!code.isEmpty());
    m_code->setText(code);
    m_code->setIcon(icon(QStringLiteral("files"), Tint::Accent));
    m_code->setToolTip(tr("Copy the code"));
    m_code->setAccessibleName(tr("Copy the code %1").arg(code));
    m_act->setObjectName(canCancel ? QStringLiteral("operation.cancel") : QStringLiteral("operation.repeat"));
    // Beside one line or two.
    m_grid->addWidget(m_act, 0, 3, hasFailed ? 2 : 1, 1, Qt::AlignVCenter);
    m_act->setVisible(canCancel || (hasFailed && words.retryable && canRepeat));
    m_act->setText(canCancel ? tr("Cancel") : tr("Retry"));
    m_act->setAccessibleName(m_act->text() + QStringLiteral(": ") + what);
    setAccessibleName(hasFailed ? what + QStringLiteral(": ") + words.title : what);
}

void OperationRow::copyCode()
{
    QGuiApplication::clipboard()->setText(m_index.data(OperationsModel::CorrelationRole).toString());
    m_code->setIcon(icon(QStringLiteral("check-circle"), Tint::Executed));
}

} // namespace atalaya::ui
