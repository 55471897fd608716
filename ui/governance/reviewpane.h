// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviewpresenter.h"
#include "ui/audit/auditwords.h"
#include "ui/governance/detailpane.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class Chip;
class FactGrid;
class WarningLine;
class WriteGuard;

/// The decision that is being reviewed, with the same parts as in the log, and what can be said about it.
class ReviewPane final : public DetailPane
{
    Q_OBJECT

public:
    using Outcome = models::ReviewPresenter::Outcome;

    /// Both outlive the pane.
    ReviewPane(models::ReviewPresenter *presenter, WriteGuard *guard, const AuditWords &words, QWidget *parent);

    void setWords(const AuditWords &words);
    /// Says it, or asks for the reason that it needs.
    void say(Outcome outcome);
    void focusFirst();
    [[nodiscard]] QWidget *first() const;

Q_SIGNALS:
    /// In the log, with its proof.
    void decisionWanted(const QString &id);

private:
    void build();
    [[nodiscard]] QWidget *makeFoot();
    void render() override;
    void renderState();
    void renderFacts(const contract::ReviewItem &item);
    void renderInputs();
    void renderFoot();
    void renderHold();

    models::ReviewPresenter *m_presenter;
    WriteGuard *m_guard;
    AuditWords m_words;
    QLabel *m_title;
    Chip *m_chip;
    QLabel *m_when;
    QLabel *m_why;
    FactGrid *m_facts;
    QLabel *m_inputsHead;
    FactGrid *m_inputs;
    QLabel *m_inputsNote;
    QPushButton *m_log;
    QWidget *m_foot = nullptr;
    QLabel *m_hold;
    WarningLine *m_message;
    QLineEdit *m_reason;
    QPushButton *m_take;
    QPushButton *m_approve;
    QPushButton *m_reject;
    QPushButton *m_correct;
    QPushButton *m_release;
    /// Waits for its reason.
    std::optional<Outcome> m_pending;
    bool m_lacksReason = false;
    QString m_shown;
};

} // namespace atalaya::ui
