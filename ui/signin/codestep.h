// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/stepview.h"

class QFrame;
class QLabel;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class CodeField;
class FieldMessage;

/// The six digits of the authenticator app.
class CodeStep : public StepView
{
    Q_OBJECT

public:
    explicit CodeStep(QWidget *parent = nullptr);

    void enter() override;
    void setBusy(bool busy) override;
    void showProblem(const std::optional<ProblemWords> &problem) override;
    void setWho(const QString &email, const QString &where);
    /// From the demo card: fills the boxes, which sends them.
    void fill(const QString &code);

Q_SIGNALS:
    void submitted(const QString &code);
    void backWanted();
    void recoveryWanted();

protected:
    void retranslate() override;

private:
    void submit();
    void updateButton();

    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    QLabel *m_person;
    QLabel *m_email;
    QLabel *m_where;
    QPushButton *m_change;
    QLabel *m_codeLabel;
    CodeField *m_code;
    FieldMessage *m_message;
    QPushButton *m_verify;
    QPushButton *m_back;
    QLabel *m_note;
    QFrame *m_line;
    QPushButton *m_recovery;
    bool m_busy = false;
    bool m_mustWait = false;

    void changeEvent(QEvent *event) override;
    void drawIcons();
};

} // namespace atalaya::ui
