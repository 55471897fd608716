// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/fieldstep.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class BrandRow;

/// One of the ten recovery codes instead of the app.
class RecoveryStep : public FieldStep
{
    Q_OBJECT

public:
    explicit RecoveryStep(QWidget *parent = nullptr);

    void reset();

Q_SIGNALS:
    void submitted(const QString &code);
    void backWanted();

protected:
    void retranslate() override;
    void updateButton() override;

private:
    void submit();

    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    QLabel *m_label;
    QLineEdit *m_code;
    QPushButton *m_go;
    QPushButton *m_back;
};

} // namespace atalaya::ui
