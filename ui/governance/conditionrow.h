// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyform.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

/// One condition: what, how, with what, and away with it.
class ConditionRow final : public QWidget
{
    Q_OBJECT

public:
    /// Its parts are called `name`.field, .operator, .value and .remove.
    explicit ConditionRow(const QString &name, QWidget *parent = nullptr);

    /// What stands before a row: "or", or nothing, in as much room as the longest such word takes.
    struct Joiner
    {
        QString word{};
        int width = 0;
    };
    /// `where` ("Rule 2, condition 1") goes before every accessible name.
    void set(const models::PolicyConditionRow &row, const Joiner &joiner, const QString &where);
    void setFault(const QString &words);
    [[nodiscard]] const models::PolicyConditionRow &row() const { return m_row; }
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void edited(const atalaya::models::PolicyConditionRow &row);
    void removed();

private:
    void choose(models::PolicyAspect aspect);
    void chooseTest();
    void fill();
    void fillTests();
    void share();
    [[nodiscard]] QString shown(const QString &value) const;

    models::PolicyConditionRow m_row;
    QLabel *m_joiner;
    QComboBox *m_aspect;
    QComboBox *m_test;
    QLineEdit *m_value;
    QPushButton *m_remove;
    QLabel *m_fault;
};

} // namespace atalaya::ui
