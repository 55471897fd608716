// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overridepresenter.h"
#include "ui/audit/auditwords.h"
#include "ui/governance/detailpane.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class Chip;
class DecisionChip;
class FactGrid;
class WarningLine;
class WriteGuard;

/// One override: what is wanted and why, who said what, and what can be said now.
class OverridePane final : public DetailPane
{
    Q_OBJECT

public:
    /// Both outlive the pane.
    OverridePane(models::OverridePresenter *presenter, WriteGuard *guard, const AuditWords &words, QWidget *parent);

    void setWords(const AuditWords &words);
    [[nodiscard]] QWidget *first() const;

public Q_SLOTS:
    void approve();
    void reject();

Q_SIGNALS:
    /// In the log, with its proof.
    void decisionWanted(const QString &id);

private:
    void build();
    [[nodiscard]] QWidget *makeFoot();
    void render() override;
    void renderState();
    void renderFoot();
    [[nodiscard]] QString message() const;

    models::OverridePresenter *m_presenter;
    WriteGuard *m_guard;
    AuditWords m_words;
    Chip *m_chip;
    QLabel *m_title;
    QLabel *m_reason;
    FactGrid *m_facts;
    DecisionChip *m_used;
    QPushButton *m_log;
    QWidget *m_foot = nullptr;
    WarningLine *m_message;
    QLineEdit *m_note;
    QPushButton *m_approve;
    QPushButton *m_reject;
    QPushButton *m_withdraw;
    QString m_shown;
};

} // namespace atalaya::ui
