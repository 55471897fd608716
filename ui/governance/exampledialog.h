// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyexample.h"
#include "ui/common/snugdialog.h"

#include <QHash>
#include <QSet>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

/// One example of a policy: a decision as an agent would ask it, and what has to come of it.
class ExampleDialog final : public SnugDialog
{
    Q_OBJECT

public:
    ExampleDialog(const contract::PolicyExample &example, bool isNew, const QString &currency,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    /// Taken over by the person, and fine.
    void made(const atalaya::contract::PolicyExample &example);

private:
    void build(bool isNew, const QString &currency);
    QLineEdit *addField(QGridLayout *grid, const QString &name, const QString &word,
                        QString models::PolicyExampleForm::*member);
    void render();

    contract::PolicyExample m_before;
    models::PolicyExampleForm m_form;
    QHash<int, QLineEdit *> m_checked;
    /// Typed into: before that nobody is told that something is missing.
    QSet<QLineEdit *> m_touched;
    QCheckBox *m_pii;
    QComboBox *m_expected;
    QLabel *m_fault;
    QPushButton *m_take;
};

} // namespace atalaya::ui
