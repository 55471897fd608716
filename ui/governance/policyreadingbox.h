// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QList>
#include <QString>
#include <QTimeZone>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace atalaya::models {
class PolicyEditor;
class PolicyFindings;
} // namespace atalaya::models

namespace atalaya::ui {

/// What the form says, in both languages, and under it what is odd about it, each with a way out.
class PolicyReadingBox final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    PolicyReadingBox(models::PolicyEditor *editor, models::PolicyFindings *findings, const QString &currency,
                     const QTimeZone &zone, QWidget *parent = nullptr);

    void render();

Q_SIGNALS:
    /// Another policy is to be looked at.
    void policyWanted(const QString &id);
    void ruleWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Warning
    {
        Tint tint{};
        QString words{};
        QString way{};
        /// The policy that the way leads to; empty when it leads to a new rule.
        QString otherId{};

        bool operator==(const Warning &) const = default;
    };
    [[nodiscard]] QList<Warning> warnings() const;
    void renderWarnings();

    models::PolicyEditor *m_editor;
    models::PolicyFindings *m_findings;
    QString m_currency;
    QTimeZone m_zone;
    QWidget *m_panel;
    QLabel *m_title;
    QLabel *m_first;
    QLabel *m_secondTitle;
    QLabel *m_second;
    QVBoxLayout *m_warnings;
    QList<Warning> m_said;
    QList<QWidget *> m_lines;
};

} // namespace atalaya::ui
