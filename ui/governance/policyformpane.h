// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyform.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace atalaya::models {
class PolicyEditor;
}

namespace atalaya::ui {

class ModeChoice;
class ReasonFields;
class RuleBox;

/// The form of a policy: name, scope, rules in their order, and what holds otherwise. Faults stand at their fields.
class PolicyFormPane final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    explicit PolicyFormPane(models::PolicyEditor *editor, QWidget *parent = nullptr);

    void render();
    void focusFirst();
    /// Appends an empty rule and goes there.
    void addRule();
    [[nodiscard]] QList<QWidget *> stops() const;

private:
    void build();
    void connectParts();
    void renderRules();
    void renderOtherwise();
    void showFaults();
    void moveRule(int rule, int by);
    template<class F>
    void change(F fn);

    models::PolicyEditor *m_editor;
    QLabel *m_nameWord;
    QLineEdit *m_name;
    QLabel *m_nameFault;
    QLabel *m_entityWord;
    QLineEdit *m_entity;
    QLabel *m_entityFault;
    QLabel *m_actionWord;
    QLineEdit *m_action;
    QLabel *m_actionFault;
    QLabel *m_priorityWord;
    QLineEdit *m_priority;
    QLabel *m_priorityFault;
    QCheckBox *m_enabled;
    QVBoxLayout *m_ruleColumn;
    QList<RuleBox *> m_rules;
    QLabel *m_rulesFault;
    QCheckBox *m_otherwise;
    ModeChoice *m_otherwiseMode;
    ReasonFields *m_otherwiseReason;
    QPushButton *m_add;
};

} // namespace atalaya::ui
