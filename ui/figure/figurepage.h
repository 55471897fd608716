// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurepresenter.h"
#include "ui/common/page.h"
#include "ui/figure/figurewords.h"

class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace atalaya::api {
class LogHeadSource;
class OperationLog;
} // namespace atalaya::api

namespace atalaya::models {
class DraftSource;
}

namespace atalaya::ui {

class Banner;
class BusyLine;
class FigureExport;
class FigureStory;
class FigureTable;
class PeriodButton;
class StatePane;
class TrialOffer;

/// One figure of the dashboard, opened: at the left why it is what it is, at the right the rows that give it.
class FigurePage final : public Page
{
    Q_OBJECT

public:
    /// Takes the presenter as its child. `zone` is the tenant's.
    FigurePage(models::FigurePresenter *presenter, const QTimeZone &zone, QWidget *parent = nullptr);

    /// Adds the export button: whose figures these are, where the head of the log is read, and the busy list; both
    /// outlive the page, and may be null.
    void setExportFacts(const QString &tenant, api::LogHeadSource *head, api::OperationLog *busy = nullptr);

    /// Keeps what is tried, and offers what was tried before; `drafts` outlives the page.
    void setDrafts(models::DraftSource *drafts);

    /// Who sits here may look into the audit log: rows that are decisions lead there.
    void setMayOpenLog(bool may);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QString trail() const override;
    bool leaveTrail() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void show(const models::FigureQuery &query);
    void choose(const models::DashboardPeriod &period);
    void askForRange();
    void render();
    void renderStrip();
    void setOrder();
    [[nodiscard]] bool isOpen() const { return !m_presenter->query().figure.metric.isEmpty(); }
    [[nodiscard]] FigureWords words() const;

    models::FigurePresenter *m_presenter;
    QTimeZone m_zone;
    QPushButton *m_back;
    PeriodButton *m_period;
    BusyLine *m_busy;
    Banner *m_strip;
    QStackedLayout *m_stack;
    QWidget *m_halves;
    QScrollArea *m_left;
    FigureStory *m_story;
    FigureTable *m_table;
    StatePane *m_none;
    FigureExport *m_export = nullptr;
    TrialOffer *m_offer = nullptr;
    qsizetype m_ordered = 0;
};

} // namespace atalaya::ui
