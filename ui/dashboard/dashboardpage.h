// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardpresenter.h"
#include "ui/common/page.h"
#include "ui/dashboard/dashboardwords.h"
#include "ui/export/exportsubject.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace atalaya::api {
class LogHeadSource;
}

namespace atalaya::ui {

class Banner;
class BusyLine;
class Chip;
class DashboardBoard;
class DashboardCard;
class Exporter;
struct FigureTarget;
class KpiCard;
class PeriodControl;
class StatePane;

/// What the platform is worth: five figures and six cards over a period, compared with the one before.
class DashboardPage final : public Page
{
    Q_OBJECT

public:
    /// Takes the presenter as its child. `zone` is the tenant's.
    DashboardPage(models::DashboardPresenter *presenter, const QTimeZone &zone, QWidget *parent = nullptr);

    /// For exports: whose figures these are, and where the head of the log is read; it outlives the page.
    void setExportFacts(const QString &tenant, api::LogHeadSource *head);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildHeader();
    void connectParts();
    void tellPeriod();
    void setOrder();
    void retranslate();
    void render();
    void renderHeader();
    void renderFigures();
    void renderCards();
    void renderStrip();
    void renderState();
    void askForRange();
    void openFigure(const FigureTarget &target);
    void returnFocus();
    void showDetails();
    void openExportMenu();
    void fitTools();
    [[nodiscard]] bool showsBoard() const;
    [[nodiscard]] DashboardWords words() const;
    [[nodiscard]] QString fileName(const QString &part) const;
    [[nodiscard]] charts::ChartTable allFigures() const;
    [[nodiscard]] ExportSubject subject(const QString &part, const QString &title) const;
    [[nodiscard]] ExportSubject cardSubject(DashboardCard *card) const;
    [[nodiscard]] ExportSubject pageSubject() const;

    models::DashboardPresenter *m_presenter;
    QTimeZone m_zone;
    bool m_asked = false;
    QUrlQuery m_toldQuery;
    PeriodControl *m_period;
    QPushButton *m_export;
    BusyLine *m_busy;
    Banner *m_strip;
    QStackedLayout *m_stack;
    QScrollArea *m_scroll;
    DashboardBoard *m_board;
    QWidget *m_header;
    QLabel *m_compared;
    Chip *m_estimate;
    QList<KpiCard *> m_figures;
    QList<DashboardCard *> m_cards;
    StatePane *m_state;
    Exporter *m_exporter = nullptr;
    /// Where the figure that is shown was opened from; a chart with the point.
    QPointer<QWidget> m_openedFrom;
    int m_openedPoint = -1;
    qsizetype m_ordered = 0;
};

} // namespace atalaya::ui
