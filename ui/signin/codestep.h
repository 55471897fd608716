// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/fieldstep.h"

class QFrame;
class QLabel;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class CodeField;
class WhoCard;

/// The six digits of the authenticator app.
class CodeStep : public FieldStep
{
    Q_OBJECT

public:
    explicit CodeStep(QWidget *parent = nullptr);

    void setWho(const QString &email, const QString &where);
    /// From the demo card: fills the boxes, which sends them.
    void fill(const QString &code);

Q_SIGNALS:
    void submitted(const QString &code);
    void backWanted();
    void recoveryWanted();

protected:
    void retranslate() override;
    void updateButton() override;

private:
    void submit();

    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    WhoCard *m_who;
    QPushButton *m_change;
    QLabel *m_codeLabel;
    CodeField *m_code;
    QPushButton *m_verify;
    QPushButton *m_back;
    QLabel *m_note;
    QFrame *m_line;
    QPushButton *m_recovery;
};

} // namespace atalaya::ui
