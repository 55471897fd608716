// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/fieldstep.h"

class QLabel;
class QPushButton;

namespace atalaya::ui {

class CodeField;

/// What is to be confirmed, in words, and the six digits that confirm it.
class StepUpForm : public FieldStep
{
    Q_OBJECT

public:
    /// `action`: as the platform names it, for example mfa.replace.
    explicit StepUpForm(const QString &action, QWidget *parent = nullptr);

    /// What `action` does, in a sentence.
    [[nodiscard]] static QString whatOf(const QString &action);

    void setBusy(bool busy) override;
    /// As if it had been typed.
    void fill(const QString &code);

Q_SIGNALS:
    void submitted(const QString &code);
    void declined();

protected:
    void retranslate() override;
    void updateButton() override;

private:
    void submit();

    QString m_action;
    CodeField *m_code;
    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_label;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
    QLabel *m_note;
};

} // namespace atalaya::ui
