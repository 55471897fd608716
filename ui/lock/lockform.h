// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/lockwords.h"
#include "ui/signin/fieldstep.h"

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class WhoCard;

/// The block in the middle of the lock page: who and where, one field, the way in and the way out.
class LockForm : public FieldStep
{
    Q_OBJECT

public:
    explicit LockForm(QWidget *parent = nullptr);

    void enter() override;
    void setWho(const QString &email, const QString &where);
    void setWords(const LockWords &words);

Q_SIGNALS:
    /// Empty when nothing was asked for.
    void submitted(const QString &secret);
    void signOutWanted();

protected:
    void retranslate() override;
    void updateButton() override;

private:
    [[nodiscard]] bool asks() const { return !m_words.field.isEmpty(); }
    void submit();
    void toggleSecret();

    LockWords m_words;
    QLineEdit *m_secret;
    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    WhoCard *m_who;
    QLabel *m_label;
    QAction *m_eye;
    QPushButton *m_go;
    QPushButton *m_signOut;
    QLabel *m_note;
};

} // namespace atalaya::ui
