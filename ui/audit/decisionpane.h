// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditdecisionpresenter.h"
#include "ui/audit/auditwords.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QToolButton;

namespace atalaya::ui {

class Chip;
class FactGrid;
class OtherDecisions;
class ProofBox;
class StatePane;

/// One decision: why it came out like this in a sentence, then what, who, when, what went in, the policy as it was, the
/// entity's other decisions, and the proof last.
class DecisionPane final : public QWidget
{
    Q_OBJECT

public:
    enum class Place
    {
        /// Beside the table.
        Docked,
        /// In a window of its own.
        Alone
    };

    /// `presenter` outlives the pane.
    DecisionPane(models::AuditDecisionPresenter *presenter, Place place, const AuditWords &words, QWidget *parent);

    void setWords(const AuditWords &words);
    /// Told whenever trust has changed.
    [[nodiscard]] ProofBox *proof() const { return m_proof; }
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;
    void focusFirst();
    /// On a small screen the inputs are folded, so that the proof is seen; whoever opens them keeps them open.
    void setSmall(bool small);
    /// Who looks may ask that a blocked decision goes ahead all the same.
    void setOffersOverride(bool offers);
    /// "Decision 99,987"
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void closeWanted();
    void linkWanted();
    void tearOffWanted();
    void compareWanted();
    void copyWanted();
    void queryWanted(const QString &text);
    void overrideWanted(const QString &decisionId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFoot();
    void render();
    void renderFacts(const contract::AuditRow &row);
    void renderInputs();
    void setInputsShown(bool shown);

    models::AuditDecisionPresenter *m_presenter;
    Place m_place;
    AuditWords m_words;
    QLabel *m_title;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_link;
    QToolButton *m_tearOff;
    QToolButton *m_close;
    QStackedLayout *m_stack;
    QScrollArea *m_scroll;
    StatePane *m_state;
    Chip *m_chip;
    QLabel *m_when;
    QLabel *m_reason;
    QPushButton *m_override;
    FactGrid *m_facts;
    QToolButton *m_inputsHead;
    FactGrid *m_inputs;
    QLabel *m_inputsNote;
    OtherDecisions *m_others;
    ProofBox *m_proof;
    QPushButton *m_compare;
    QPushButton *m_copy;
    QString m_shown;
    bool m_offersOverride = false;
    bool m_isInputsShown = true;
    bool m_isFoldedByHand = false;
};

/// The decision as text for the clipboard.
[[nodiscard]] QString plainDecision(const models::AuditDecisionPresenter &presenter, const AuditWords &words);

} // namespace atalaya::ui
