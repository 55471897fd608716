// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/stepview.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class FieldMessage;

/// One of the ten recovery codes instead of the app.
class RecoveryStep : public StepView
{
    Q_OBJECT

public:
    explicit RecoveryStep(QWidget *parent = nullptr);

    void enter() override;
    void setBusy(bool busy) override;
    void showProblem(const std::optional<ProblemWords> &problem) override;
    void reset();

Q_SIGNALS:
    void submitted(const QString &code);
    void backWanted();

protected:
    void retranslate() override;

private:
    void submit();
    void updateButton();

    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    QLabel *m_label;
    QLineEdit *m_code;
    FieldMessage *m_message;
    QPushButton *m_go;
    QPushButton *m_back;
    bool m_busy = false;
    bool m_mustWait = false;
};

} // namespace atalaya::ui
