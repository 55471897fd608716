// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditsearch.h"
#include "ui/audit/auditwords.h"
#include "ui/common/logwords.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace atalaya::ui {

class StateLegend;

/// The line below the query: how many decisions, of when, verified against what; or what is wrong with the query.
class AuditStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditStrip(QWidget *parent);

    /// Null while there is none.
    void setSnapshot(const models::AuditSearch &search, const AuditWords &words);
    void setTrust(const LogWords::Line &line);
    /// Empty: nothing is wrong.
    void setProblem(const QString &sentence);
    void setLegendShown(bool shown);
    void retranslate();
    /// Behind what is said of the trust.
    void addButton(QWidget *button);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void arrange();

    QHBoxLayout *m_row;
    QLabel *m_problemIcon;
    QLabel *m_problem;
    QLabel *m_total;
    QLabel *m_of;
    QLabel *m_snapshot;
    QLabel *m_trustIcon;
    QLabel *m_trust;
    StateLegend *m_legend;
    QList<QWidget *> m_buttons;
    LogWords::Line m_line;
    bool m_isLegendShown = true;
};

} // namespace atalaya::ui
