// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyimpact.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::models {
class PolicyEditor;
class PolicyFindings;
class PolicySimulation;
} // namespace atalaya::models

namespace atalaya::ui {

class ChangedList;
class FlowTable;
class ImpactFigures;
class ImpactTable;
class PolicyMapView;
class SegmentedControl;

/// What the draft would have done: flows, price, people, map, who meets what, and the receipt of it.
class ImpactPane final : public QWidget
{
    Q_OBJECT

public:
    /// All of it outlives the pane.
    struct Parts
    {
        models::PolicySimulation *simulation = nullptr;
        models::PolicyEditor *editor = nullptr;
        models::PolicyFindings *findings = nullptr;
        QTimeZone zone = QTimeZone::systemTimeZone();
    };
    explicit ImpactPane(const Parts &parts, QWidget *parent = nullptr);

    /// In the language of now.
    void retranslate();
    /// The map follows each key; the rest follows when it has been tried.
    void renderMap();

Q_SIGNALS:
    void decisionWanted(const QString &id);
    /// In the log, by a query in its own words.
    void logWanted(const QString &query);

private:
    void build();
    [[nodiscard]] QWidget *buildLower();
    [[nodiscard]] QWidget *buildReceipt();
    void render();
    void renderState();
    void renderPeople();
    void renderReceipt();
    void renderSeeAll();
    void connectLog();
    void fillBy();
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString receiptWords() const;

    Parts m_parts;
    models::PolicyFlows m_flows;
    models::PolicyImpact m_impact;
    models::PolicyChanges m_changes;
    models::PolicyImpact::By m_by = models::PolicyImpact::By::Policy;
    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_again;
    SegmentedControl *m_days;
    ImpactFigures *m_figures;
    FlowTable *m_table;
    QLabel *m_people;
    QLabel *m_apart;
    PolicyMapView *m_map;
    QLabel *m_changedTitle;
    ChangedList *m_changed;
    QPushButton *m_seeAll;
    QLabel *m_none;
    QLabel *m_byTitle;
    SegmentedControl *m_bySwitch;
    ImpactTable *m_byTable;
    QLabel *m_receipt;
    QPushButton *m_copy;
};

} // namespace atalaya::ui
