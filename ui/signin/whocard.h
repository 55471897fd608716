// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QLabel;

namespace atalaya::ui {

/// Who signs in, and where: a head, the e-mail, the server below it, and room for a button at the right.
class WhoCard : public Card
{
    Q_OBJECT

public:
    explicit WhoCard(QWidget *parent = nullptr);
    void setWho(const QString &email, const QString &where);
    void addButton(QWidget *button);
    [[nodiscard]] QString email() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QLabel *m_person;
    QLabel *m_email;
    QLabel *m_where;
};

} // namespace atalaya::ui
