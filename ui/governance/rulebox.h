// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyform.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atalaya::ui {

class ConditionRow;
class ModeChoice;
class ReasonFields;

/// One rule: its conditions, what happens and why. Rows are made anew only when there are more or fewer of them.
class RuleBox final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleBox(int rule, QWidget *parent = nullptr);

    /// `rules`: how many there are.
    void set(const models::PolicyRuleForm &form, int rules);
    /// The sentence for what is wrong at a place; asked for every place of this rule.
    void showFaults(const std::function<QString(const models::PolicyPlace &)> &words);
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void edited(int rule, const atalaya::models::PolicyRuleForm &form);
    void removed(int rule);
    /// By −1 or 1.
    void moved(int rule, int by);

private:
    struct Row
    {
        int group;
        int at;
        ConditionRow *widget;
    };
    void build();
    void makeRows();
    [[nodiscard]] ConditionRow *makeRow();
    void fillRows();
    void change(const models::PolicyRuleForm &form);
    void addCondition();
    void addAlternative();
    void removeCondition(int group, int at);
    [[nodiscard]] int joinerWidth() const;
    [[nodiscard]] models::PolicyConditionRows &groupOf(models::PolicyRuleForm &form, int group) const;

    int m_rule;
    models::PolicyRuleForm m_form;
    QList<Row> m_rows;
    QLabel *m_title;
    QLabel *m_if;
    ModeChoice *m_mode;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QVBoxLayout *m_column;
    QHBoxLayout *m_links;
    QPushButton *m_and;
    QPushButton *m_or;
    ReasonFields *m_reason;
    QLabel *m_fault;
};

} // namespace atalaya::ui
