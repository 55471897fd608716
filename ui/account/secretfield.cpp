// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/secretfield.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/fieldmessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace atalaya::ui {

SecretField::SecretField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_label(makeLabel(bodyFont(), false, this))
    , m_edit(new QLineEdit(this))
    , m_message(new FieldMessage(this))
{
    m_edit->setObjectName(name);
    m_message->setObjectName(name + QStringLiteral(".message"));
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_edit->setMaxLength(1000);
    m_label->setBuddy(m_edit);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_message);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        clearProblem();
        Q_EMIT edited();
    });
}

void SecretField::setLabel(const QString &label)
{
    m_label->setTextFormat(Qt::AutoText);
    m_label->setText(label);
    QString plain = label;
    m_edit->setAccessibleName(plain.remove(QLatin1Char('&')));
}

QString SecretField::text() const
{
    return m_edit->text();
}

api::SecretString SecretField::secret() const
{
    std::string bytes = m_edit->text().toStdString();
    return api::SecretString::take(bytes);
}

void SecretField::setNote(const QString &note)
{
    m_note = note;
    clearProblem();
}

void SecretField::setProblem(const QString &problem, const QString &hint)
{
    setInvalid(m_edit, true);
    m_message->setProblem(problem, hint);
    m_edit->setAccessibleDescription(problem);
}

void SecretField::clearProblem()
{
    setInvalid(m_edit, false);
    m_edit->setAccessibleDescription(m_note);
    if (m_note.isEmpty())
        m_message->clear();
    else
        m_message->setNote(m_note, QStringLiteral("info-circle"));
}

} // namespace atalaya::ui
