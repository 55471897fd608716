// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditresult.h"
#include "ui/audit/auditwords.h"
#include "ui/common/snugdialog.h"

class QLabel;
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
    struct Verdict
    {
        QString icon{};
        Tint tint = Tint::Muted;
        QString title{};
        QString text{};
    };
    [[nodiscard]] static Verdict verdictOf(const api::ResultReport &report, const AuditWords &words);
    /// Every number of a report, a line for each kind; empty without any.
    [[nodiscard]] static QString numbersOf(const api::ResultReport &report, const AuditWords &words);

private:
    void build();
    void render();
    void say(const Verdict &verdict);
    void showReport(const api::ResultReport &report);
    [[nodiscard]] QString plan() const;

    models::AuditResult *m_result;
    qint64 m_total;
    AuditWords m_words;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    Meter *m_bar;
    FactGrid *m_facts;
    QPlainTextEdit *m_numbers;
    QPushButton *m_go;
    QPushButton *m_close;
};

} // namespace atalaya::ui
