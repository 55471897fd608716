// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policyform.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace atalaya::ui {

/// What happens, as a choice in its colour, and why, in both languages.
class ModeChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit ModeChoice(const QString &name, QWidget *parent = nullptr);
    void set(rules::PolicyMode mode, const QString &accessibleName);
    [[nodiscard]] QComboBox *box() const { return m_box; }

Q_SIGNALS:
    void chosen(atalaya::rules::PolicyMode mode);

private:
    QLabel *m_then;
    QComboBox *m_box;
};

class ReasonFields final : public QWidget
{
    Q_OBJECT

public:
    /// Its fields are called `name`.es and `name`.en.
    explicit ReasonFields(const QString &name, QWidget *parent = nullptr);
    void set(const models::PolicyOutcomeForm &then, const QString &where);
    /// Room at the left.
    void setIndent(int pixels);
    void setFault(const QString &words);
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void edited(const QString &spanish, const QString &english);

private:
    QLabel *m_word;
    QLineEdit *m_spanish;
    QLineEdit *m_english;
    QLabel *m_fault;
};

} // namespace atalaya::ui
