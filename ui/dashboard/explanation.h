// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "ui/dashboard/dashboardwords.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atalaya::ui {

/// Why a figure is what it is: the formula with the real numbers, then what has to be known about it.
struct Explanation
{
    QString title{};
    QStringList formula{};
    QStringList notes{};
};

/// Words the computation of one figure from the dashboard it belongs to.
class KpiExplanation
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::KpiExplanation)

public:
    [[nodiscard]] static Explanation of(models::Kpi kpi, const contract::BusinessDashboard &dashboard,
                                        const DashboardWords &words);

private:
    [[nodiscard]] static QStringList savedTime(const contract::BusinessDashboard &dashboard, const Formats &formats);
    [[nodiscard]] static QString netLine(const contract::BusinessDashboard &dashboard, const Formats &formats);
    [[nodiscard]] static QString changeLine(const models::Figure &figure, const DashboardWords &words);
};

/// A small window beside a figure that explains it; closes with Esc, its button or a click elsewhere.
class ExplanationPopover final : public QFrame
{
    Q_OBJECT

public:
    explicit ExplanationPopover(QWidget *parent = nullptr);
    /// `at` in global coordinates: where its upper left corner would like to be.
    void open(const Explanation &explanation, const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_formula;
    QVBoxLayout *m_notes;
    QPushButton *m_close;
};

} // namespace atalaya::ui
