// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyexample.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atalaya::models {
class PolicyEditor;
}

namespace atalaya::ui {

/// What the policy is held to: each example with what came of it at the last save.
class ExamplesBox final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    ExamplesBox(models::PolicyEditor *editor, const QString &currency, QWidget *parent = nullptr);
    void render();

private:
    void put(const models::PolicyExamples &examples);
    void ask(int at);
    [[nodiscard]] QWidget *makeRow(int at);
    [[nodiscard]] QString textOf(const contract::PolicyExample &example) const;

    models::PolicyEditor *m_editor;
    QString m_currency;
    QLabel *m_title;
    QLabel *m_words;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QList<QWidget *> m_made;
    /// What the rows say.
    QStringList m_texts;
};

} // namespace atalaya::ui
