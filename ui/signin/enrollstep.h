// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/fieldstep.h"

#include <QDateTime>
#include <QTimer>

class QLabel;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class CodeField;
class QrView;
class SecretClipboard;
class StepBar;

/// The second factor is set up: QR, the same secret in groups of four, and a code to confirm. No way around.
class EnrollStep : public FieldStep
{
    Q_OBJECT

public:
    explicit EnrollStep(QWidget *parent = nullptr);

    [[nodiscard]] int blockWidth() const override { return 830; }
    void setEnrollment(const QString &email, const QString &otpauthUrl, const QString &secret, const QDateTime &endsAt);
    /// "JBSW Y3DP …", four groups a line.
    [[nodiscard]] static QString grouped(const QString &secret);

Q_SIGNALS:
    void confirmed(const QString &code);
    void signOutWanted();

protected:
    void retranslate() override;
    void updateButton() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeQrColumn();
    [[nodiscard]] QWidget *makeTextColumn();
    void submit();
    void tick();

    BrandRow *m_brand;
    StepBar *m_steps;
    QLabel *m_title;
    QLabel *m_lead;
    QWidget *m_card;
    QrView *m_qr;
    QLabel *m_account;
    QLabel *m_scanTitle;
    QLabel *m_scanText;
    QLabel *m_cannot;
    QLabel *m_secretLabel;
    QPushButton *m_copy;
    QLabel *m_method;
    QLabel *m_confirmTitle;
    CodeField *m_code;
    QLabel *m_left;
    QLabel *m_local;
    QPushButton *m_signOut;
    QPushButton *m_confirm;
    SecretClipboard *m_clipboard;
    QTimer m_timer;
    QString m_secret;
    QDateTime m_endsAt;
};

} // namespace atalaya::ui
