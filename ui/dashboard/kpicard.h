// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfigures.h"
#include "ui/dashboard/dashboardwords.h"

#include <QAbstractButton>
#include <QBasicTimer>

namespace atalaya::ui {

/// One figure of the first row; the whole card is a button that opens it. 100 high.
class KpiCard final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit KpiCard(QWidget *parent = nullptr);

    void setFigure(const models::Figure &figure, const DashboardWords &words);
    /// Bars instead of a figure, after a moment, so that a quick answer does not flicker.
    void setLoading(const QString &title);

    [[nodiscard]] QSize sizeHint() const override;
    /// What its words need at least, with the short note.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    [[nodiscard]] int changeWidth() const;
    void paintSkeleton(QPainter &painter) const;
    void paintFigure(QPainter &painter) const;
    void paintFoot(QPainter &painter) const;

    QString m_title;
    QString m_value;
    QString m_suffix;
    QString m_note;
    QString m_shortNote;
    DashboardWords::ChangeWords m_change;
    QList<double> m_trend;
    bool m_hasValue = false;
    bool m_loading = true;
    bool m_showsBars = false;
    QBasicTimer m_delay;
};

} // namespace atalaya::ui
