// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyform.h"

#include <QTimeZone>
#include <QWidget>

class QCheckBox;
class QComboBox;
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
class MomentField;
class ReasonFields;
class RuleBox;

/// The form of a policy: name, scope, rules in their order, and what holds otherwise. Faults stand at their fields.
class PolicyFormPane final : public QWidget
{
    Q_OBJECT

public:
    struct Facts
    {
        QTimeZone zone = QTimeZone::systemTimeZone();
        /// The id of whoever sits here.
        QString me{};
    };
    /// `editor` outlives it.
    PolicyFormPane(models::PolicyEditor *editor, const Facts &facts, QWidget *parent = nullptr);

    void render();
    void focusFirst();
    /// Appends an empty rule and goes there.
    void addRule();
    [[nodiscard]] QList<QWidget *> stops() const;

private:
    void build();
    void connectParts();
    void renderRules();
    void renderRest();
    void connectRest();
    void renderOtherwise();
    void showFaults();
    void moveRule(int rule, int by);
    template<class F>
    void change(F fn);

    models::PolicyEditor *m_editor;
    Facts m_facts;
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
    QLabel *m_validWord;
    MomentField *m_from;
    MomentField *m_until;
    QLabel *m_validFault;
    QLabel *m_ownerWord;
    QComboBox *m_owner;
};

} // namespace atalaya::ui
