// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditresult.h"
#include "ui/audit/auditwords.h"
#include "ui/common/snugdialog.h"
#include "ui/common/verdicthead.h"

class QPlainTextEdit;
class QPushButton;

namespace atalaya::ui {

class FactGrid;
class Meter;

/// "Verify this result": says what it will cost, reads every leaf of the period, and says what came out with the
/// numbers of what is missing.
class VerifyDialog final : public SnugDialog
{
    Q_OBJECT

public:
    /// `result` outlives the dialog. `total`: decisions that are shown.
    VerifyDialog(models::AuditResult *result, qint64 total, const AuditWords &words, QWidget *parent);
    ~VerifyDialog() override;

    /// What a report says in one sentence, and how it looks.
    using Verdict = VerdictHead::Content;
    [[nodiscard]] static Verdict verdictOf(const api::ResultReport &report, const AuditWords &words);
    /// Every number of a report, a line for each kind; empty without any.
    [[nodiscard]] static QString numbersOf(const api::ResultReport &report, const AuditWords &words);

private:
    void build();
    void render();
    void showReport(const api::ResultReport &report);
    [[nodiscard]] QString plan() const;

    models::AuditResult *m_result;
    qint64 m_total;
    AuditWords m_words;
    VerdictHead *m_head;
    Meter *m_bar;
    FactGrid *m_facts;
    QPlainTextEdit *m_numbers;
    QPushButton *m_go;
    QPushButton *m_close;
};

} // namespace atalaya::ui
