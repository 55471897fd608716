// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/secretstring.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace atalaya::ui {

class FieldMessage;

/// A labelled field for a passphrase, with its message below. Its parts are called `name` and `name`.message.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(const QString &name, QWidget *parent = nullptr);

    /// `label` may hold a mnemonic.
    void setLabel(const QString &label);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] api::SecretString secret() const;
    void setNote(const QString &note);
    void setProblem(const QString &problem, const QString &hint = {});
    void clearProblem();

Q_SIGNALS:
    void edited();

private:
    QLabel *m_label;
    QLineEdit *m_edit;
    FieldMessage *m_message;
    QString m_note;
};

} // namespace atalaya::ui
