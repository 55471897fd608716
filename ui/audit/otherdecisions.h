// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditdecisionpresenter.h"
#include "ui/audit/auditwords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::ui {

/// The newest other decisions on the same entity, each a link, and the way to all of them.
class OtherDecisions final : public QWidget
{
    Q_OBJECT

public:
    explicit OtherDecisions(QWidget *parent);
    void show(const models::AuditDecisionPresenter &presenter, const AuditWords &words);
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void decisionWanted(const QString &id);
    void allWanted();

private:
    QLabel *m_title;
    QList<QPushButton *> m_links;
    QPushButton *m_all;
    QStringList m_ids;
};

} // namespace atalaya::ui
