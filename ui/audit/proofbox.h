// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "models/audittrust.h"
#include "ui/audit/auditwords.h"

#include <QWidget>

class QLabel;

namespace atalaya::ui {

class FactGrid;

/// What this computer has proven of one decision, and what no proof can find.
class ProofBox final : public QWidget
{
    Q_OBJECT

public:
    explicit ProofBox(QWidget *parent);

    struct Content
    {
        models::AuditProof proof{};
        api::LogStatus log{};
        models::TrustMode mode = models::TrustMode::Unknown;
    };
    void show(const Content &content, const AuditWords &words);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_icon;
    QLabel *m_title;
    FactGrid *m_facts;
    QLabel *m_limits;
    QString m_iconName;
    Tint m_tint = Tint::Muted;
};

} // namespace atalaya::ui
