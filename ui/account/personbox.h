// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace atalaya::ui {

class Chip;

/// Who you are, and your second factor.
class PersonBox : public QWidget
{
    Q_OBJECT

public:
    explicit PersonBox(QWidget *parent = nullptr);
    void setPerson(const contract::Me &me);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    contract::Me m_me;
    QLabel *m_title;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    QLabel *m_factorTitle;
    Chip *m_factor;
    QLabel *m_factorText;
};

} // namespace atalaya::ui
