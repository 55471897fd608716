// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lockform.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/stepcolumn.h"
#include "ui/signin/whocard.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace atalaya::ui {

LockForm::LockForm(QWidget *parent)
    : FieldStep(new QLineEdit, parent)
    , m_secret(findChild<QLineEdit *>())
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_who(new WhoCard(this))
    , m_label(makeLabel(bodyFont(), false, this))
    , m_eye(new QAction(this))
    , m_go(new QPushButton(this))
    , m_signOut(new QPushButton(this))
    , m_note(makeLabel(captionFont(), true, this))
{
    setObjectName(QStringLiteral("lock.form"));
    m_title->setObjectName(QStringLiteral("lock.title"));
    m_lead->setObjectName(QStringLiteral("lock.lead"));
    m_who->setObjectName(QStringLiteral("lock.who"));
    m_secret->setObjectName(QStringLiteral("lock.secret"));
    m_eye->setObjectName(QStringLiteral("lock.showSecret"));
    message()->setObjectName(QStringLiteral("lock.message"));
    m_go->setObjectName(QStringLiteral("lock.go"));
    m_signOut->setObjectName(QStringLiteral("lock.signOut"));
    m_note->setObjectName(QStringLiteral("lock.note"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->addAction(m_eye, QLineEdit::TrailingPosition);
    m_lead->setWordWrap(true);
    m_note->setWordWrap(true);
    setLook(m_go, Look::Primary);

    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead);
    column.add(m_who, 18);
    column.addField(m_label, m_secret, 18);
    column.add(message());
    column.addButtons(m_go, m_signOut, 16);
    column.add(m_note, 8);
    setTabOrder(m_secret, m_go);
    setTabOrder(m_go, m_signOut);

    connect(m_secret, &QLineEdit::returnPressed, this, &LockForm::submit);
    connect(m_go, &QPushButton::clicked, this, &LockForm::submit);
    connect(m_signOut, &QPushButton::clicked, this, &LockForm::signOutWanted);
    connect(m_eye, &QAction::triggered, this, &LockForm::toggleSecret);
    retranslate();
}

void LockForm::enter()
{
    if (asks())
        FieldStep::enter();
    else
        m_go->setFocus(Qt::OtherFocusReason);
}

void LockForm::setWho(const QString &email, const QString &where)
{
    m_who->setWho(email, where);
    m_who->setVisible(!email.isEmpty());
}

void LockForm::setWords(const LockWords &words)
{
    m_words = words;
    m_title->setText(words.title);
    m_lead->setText(words.lead);
    m_label->setText(words.field);
    m_secret->setAccessibleName(QString(words.field).remove(QLatin1Char('&')));
    m_note->setText(words.note);
    for (QWidget *const widget : {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_secret),
                                  static_cast<QWidget *>(m_signOut), static_cast<QWidget *>(m_note)})
        widget->setVisible(asks());
    if (!asks())
        m_secret->clear();
    // Heard together when the page comes up.
    setAccessibleName(words.title);
    setAccessibleDescription(words.lead);
    updateButton();
}

void LockForm::submit()
{
    if (m_go->isEnabled())
        Q_EMIT submitted(m_secret->text());
}

void LockForm::toggleSecret()
{
    const bool isHidden = m_secret->echoMode() == QLineEdit::Password;
    m_secret->setEchoMode(isHidden ? QLineEdit::Normal : QLineEdit::Password);
    retranslate();
}

void LockForm::updateButton()
{
    m_go->setEnabled(!asks() || (mayTry() && !m_secret->text().isEmpty()));
    m_go->setText(isBusy() && asks() ? m_words.busy : m_words.button);
}

void LockForm::retranslate()
{
    const bool isHidden = m_secret->echoMode() == QLineEdit::Password;
    m_brand->setWord(tr("Admin console"), false);
    m_eye->setIcon(icon(isHidden ? QStringLiteral("eye") : QStringLiteral("eye-slash"), Tint::Muted));
    m_eye->setText(isHidden ? tr("Show what is typed") : tr("Hide what is typed"));
    m_eye->setToolTip(m_eye->text());
    m_signOut->setText(tr("Sign out"));
    updateButton();
}

} // namespace atalaya::ui
