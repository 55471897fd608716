// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "models/auditpresenter.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/logalarmlift.h"
#include "ui/audit/queryassist.h"
#include "ui/common/page.h"

#include <functional>

class QPushButton;
class QSettings;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace atalaya::charts {
class HistogramChart;
}

namespace atalaya::ui {

class AuditStrip;
class AuditTable;
class BusyLine;
class DecisionPane;
class FacetPane;
class LogAlarmPane;
class QueryBar;
class SavedViews;
class SkeletonRows;
class StatePane;

/// The AI audit log: a query, its facets, its histogram, its decisions, and one of them beside the table.
class AuditPage final : public Page
{
    Q_OBJECT

public:
    struct Parts
    {
        /// The page takes it as its child.
        models::AuditPresenter *presenter = nullptr;
        /// Of the window; outlives the page. May be null: then nothing is verified.
        api::LogVerifier *log = nullptr;
        /// Outlives the page; may be null.
        QSettings *settings = nullptr;
        /// Makes another presenter for a decision in a window of its own.
        std::function<models::AuditDecisionPresenter *()> makeDecision{};
        /// Asks for the second factor, and who is asked.
        LogAlarmLift::Confirm confirm{};
        QString who{};
        /// Who looks may ask for an override of a blocked decision.
        bool mayRequestOverride = false;
    };

    explicit AuditPage(const Parts &parts, QWidget *parent = nullptr);
    ~AuditPage() override;

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QList<Pane> panes() override;
    bool leaveTrail() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    [[nodiscard]] QList<PageCommand> commands() override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *makeQueryBlock();
    [[nodiscard]] QWidget *makeMiddle();
    void makeAlarm();
    void makeTools();
    void connectParts();
    void connectDecision();
    void addKeys();
    /// What the Tab key goes through.
    void orderStops();
    void retranslate();
    void render();
    void renderState();
    void renderAlarm();
    /// Draws it anew, which is much work: only when it has other counts, words or colours.
    void renderHistogram();
    void showHistogram();
    void renderTrust();
    void renderLive();
    void toggleLive();
    void renderProof();
    void layOut();
    /// The widths of the parts, as long as nobody has moved them.
    void shareOut(bool small);
    void checkLog();
    void showDecision(bool wanted);
    void openCurrent();
    void markForComparison();
    void verifyResult();
    void liftAlarm();
    void renderExport();
    void exportResult();
    void checkExport(const QString &path);
    void tearOff();
    void copyDecision();
    void filterBy(const QModelIndex &cell, bool exclude);
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] static AuditWords makeWords(const QTimeZone &zone);

    models::AuditPresenter *m_presenter;
    api::LogVerifier *m_log;
    QSettings *m_settings;
    std::function<models::AuditDecisionPresenter *()> m_makeDecision;
    LogAlarmLift::Confirm m_confirm;
    QString m_who;
    AuditWords m_words;
    QueryAssist m_assist;
    BusyLine *m_busy;
    QueryBar *m_bar;
    AuditStrip *m_strip;
    QPushButton *m_saveView;
    QPushButton *m_live;
    QPushButton *m_export;
    /// What came while somebody was reading further down.
    QPushButton *m_waiting;
    QSplitter *m_splitter;
    FacetPane *m_facets;
    QWidget *m_middle = nullptr;
    charts::HistogramChart *m_histogram;
    AuditTable *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    QStackedLayout *m_stack;
    /// The page as usual, and what stands there while the log is in alarm.
    QStackedLayout *m_whole;
    QWidget *m_usual;
    /// Null without a verifier.
    LogAlarmPane *m_alarm = nullptr;
    QPushButton *m_verify;
    DecisionPane *m_decision;
    SavedViews *m_views;
    QToolButton *m_columns;
    QToolButton *m_density;
    /// The first of two decisions that are to be compared.
    QString m_marked;
    ReadOnly m_readOnly = ReadOnly::No;
    bool m_isStarted = false;
    /// Somebody has moved the parts' edges, now or before.
    bool m_isSharedByHand = false;
    bool m_isDecisionWanted = true;
    bool m_isPeeking = false;
    /// Somebody reads on although the log is in alarm.
    bool m_isReadingOn = false;
};

} // namespace atalaya::ui
