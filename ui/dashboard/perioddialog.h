// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardperiod.h"

#include <QDialog>

class QDateEdit;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// Asks for a first and a last day. A range that can't be asked for is told at its field, and nothing is lost.
class PeriodDialog final : public QDialog
{
    Q_OBJECT

public:
    PeriodDialog(QDate first, QDate last, QDate today, QWidget *parent);

Q_SIGNALS:
    void chosen(const QDate &first, const QDate &last);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QDateEdit *makeField(const QString &name, QDate day);
    [[nodiscard]] QLabel *makeError(const QString &name);
    void apply();
    void tell(models::RangeProblem problem);
    void retranslate();
    void tint();

    QDate m_today;
    models::RangeProblem m_problem = models::RangeProblem::None;
    QLabel *m_firstName;
    QDateEdit *m_first;
    QLabel *m_firstError;
    QLabel *m_lastName;
    QDateEdit *m_last;
    QLabel *m_lastError;
    QPushButton *m_apply;
    QPushButton *m_cancel;
};

} // namespace atalaya::ui
