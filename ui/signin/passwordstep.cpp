// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordstep.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/serverlist.h"
#include "ui/signin/stepcolumn.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace atalaya::ui {

PasswordStep::PasswordStep(QWidget *parent)
    : StepView(parent)
    , m_brand(new BrandRow(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_serverLabel(makeLabel(bodyFont(), false, this))
    , m_server(new QComboBox(this))
    , m_serverMessage(new FieldMessage(this))
    , m_emailLabel(makeLabel(bodyFont(), false, this))
    , m_email(new QLineEdit(this))
    , m_passwordLabel(makeLabel(bodyFont(), false, this))
    , m_password(new QLineEdit(this))
    , m_eye(new QAction(this))
    , m_tenantLabel(makeLabel(bodyFont(), false, this))
    , m_tenant(new QLineEdit(this))
    , m_tenantMessage(new FieldMessage(this))
    , m_message(new FieldMessage(this))
    , m_go(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin.password"));
    m_server->setObjectName(QStringLiteral("signin.server"));
    m_serverMessage->setObjectName(QStringLiteral("signin.serverMessage"));
    m_email->setObjectName(QStringLiteral("signin.email"));
    m_password->setObjectName(QStringLiteral("signin.passwordField"));
    m_eye->setObjectName(QStringLiteral("signin.showPassword"));
    m_tenant->setObjectName(QStringLiteral("signin.tenant"));
    m_tenantMessage->setObjectName(QStringLiteral("signin.tenantMessage"));
    m_message->setObjectName(QStringLiteral("signin.message"));
    m_go->setObjectName(QStringLiteral("signin.continue"));

    m_server->setEditable(true);
    m_server->setInsertPolicy(QComboBox::NoInsert);
    m_server->setMinimumWidth(0);
    m_server->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_server->lineEdit()->setObjectName(QStringLiteral("signin.serverEdit"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->addAction(m_eye, QLineEdit::TrailingPosition);
    setLook(m_go, Look::Primary);
    m_lead->setWordWrap(true);

    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead);
    column.addField(m_serverLabel, m_server, 18);
    column.add(m_serverMessage);
    column.addField(m_emailLabel, m_email, 14);
    column.addField(m_passwordLabel, m_password, 14);
    column.add(m_message);
    column.addField(m_tenantLabel, m_tenant, 14);
    column.add(m_tenantMessage);
    column.add(m_go, 20);
    m_tenantLabel->hide();
    m_tenant->hide();

    connect(m_eye, &QAction::triggered, this, &PasswordStep::togglePassword);
    connect(m_go, &QPushButton::clicked, this, &PasswordStep::submit);
    for (QLineEdit *const edit : {m_email, m_password, m_tenant}) {
        connect(edit, &QLineEdit::returnPressed, this, &PasswordStep::submit);
        connect(edit, &QLineEdit::textChanged, this, &PasswordStep::updateButton);
    }
    connect(m_server, &QComboBox::activated, this, &PasswordStep::serverChosen);
    connect(m_server->lineEdit(), &QLineEdit::editingFinished, this, &PasswordStep::serverChosen);
    connect(m_server, &QComboBox::editTextChanged, this, &PasswordStep::updateButton);
    retranslate();
}

void PasswordStep::enter()
{
    QLineEdit *const first = m_email->text().isEmpty() && m_email->isEnabled() ? m_email : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void PasswordStep::setBusy(bool busy)
{
    m_busy = busy;
    updateButton();
}

void PasswordStep::showProblem(const std::optional<ProblemWords> &problem)
{
    using Place = ProblemWords::Place;
    m_mustWait = problem && problem->waitSeconds > 0;
    setInvalid(m_server, problem && problem->place == Place::Server);
    setInvalid(m_email, problem && problem->place == Place::Email);
    setInvalid(m_password, problem && problem->place == Place::Credentials);
    setInvalid(m_tenant, problem && problem->place == Place::Tenant);
    m_message->clear();
    m_tenantMessage->clear();
    if (!problem) {
        m_serverMessage->clear();
    } else if (problem->place == Place::Server) {
        m_serverMessage->setProblem(problem->sentence, problem->hint);
    } else if (problem->place == Place::Tenant) {
        const bool wasHidden = m_tenant->isHidden();
        m_tenantLabel->show();
        m_tenant->show();
        m_tenantMessage->setProblem(problem->sentence, problem->hint);
        if (wasHidden)
            m_tenant->setFocus(Qt::OtherFocusReason);
    } else {
        m_message->setProblem(problem->sentence, problem->hint);
    }
    updateButton();
}

void PasswordStep::setServers(const QList<QUrl> &servers, const QUrl &current)
{
    const QSignalBlocker blocker(m_server);
    m_server->clear();
    if (m_hasThisComputer)
        m_server->addItem(tr("This computer"), QUrl());
    for (const QUrl &url : servers)
        m_server->addItem(url.toString(), url);
    const int index = m_server->findData(current);
    if (index >= 0)
        m_server->setCurrentIndex(index);
    else
        m_server->setEditText(current.toString());
    updateButton();
}

void PasswordStep::setHasThisComputer(bool hasThisComputer)
{
    m_hasThisComputer = hasThisComputer;
}

bool PasswordStep::isThisComputer() const
{
    return m_hasThisComputer && m_server->currentText() == m_server->itemText(0);
}

QUrl PasswordStep::server() const
{
    return isThisComputer() ? QUrl() : ServerList::parse(m_server->currentText());
}

void PasswordStep::setServerNote(const QString &text, const QString &iconName)
{
    if (text.isEmpty())
        m_serverMessage->clear();
    else
        m_serverMessage->setNote(text, iconName);
}

void PasswordStep::setServerProblem(const QString &sentence, const QString &hint)
{
    m_serverMessage->setProblem(sentence, hint);
}

void PasswordStep::setNote(const QString &text, const QString &iconName)
{
    m_message->setNote(text, iconName);
}

void PasswordStep::fill(const QString &email, const QString &password)
{
    m_email->setText(email);
    m_password->setText(password);
    // What was said of the fields was said of what stood in them.
    if (!m_mustWait)
        showProblem(std::nullopt);
    (password.isEmpty() ? static_cast<QWidget *>(m_password) : m_go)->setFocus(Qt::OtherFocusReason);
}

QString PasswordStep::email() const
{
    return m_email->text().trimmed();
}

void PasswordStep::lockTo(const QString &email)
{
    m_email->setText(email);
    m_email->setEnabled(false);
    m_server->setEnabled(false);
}

void PasswordStep::submit()
{
    if (m_go->isEnabled())
        Q_EMIT submitted(email(), m_password->text(), m_tenant->isHidden() ? QString() : m_tenant->text().trimmed());
    else if (!m_busy && !m_mustWait)
        sayWhatIsMissing();
}

void PasswordStep::sayWhatIsMissing()
{
    const bool hasServer = isThisComputer() || server().isValid();
    setInvalid(m_server, !hasServer);
    setInvalid(m_email, hasServer && email().isEmpty());
    setInvalid(m_password, hasServer && !email().isEmpty());
    if (!hasServer) {
        m_serverMessage->setProblem(tr("This is not an address."), tr("For example https://console.example.org"));
        m_server->setFocus(Qt::OtherFocusReason);
    } else if (email().isEmpty()) {
        m_message->setProblem(tr("Fill in your e-mail."), {});
        m_email->setFocus(Qt::OtherFocusReason);
    } else {
        m_message->setProblem(tr("Fill in your password."), {});
        m_password->setFocus(Qt::OtherFocusReason);
    }
}

void PasswordStep::togglePassword()
{
    const bool isHidden = m_password->echoMode() == QLineEdit::Password;
    m_password->setEchoMode(isHidden ? QLineEdit::Normal : QLineEdit::Password);
    retranslate();
}

void PasswordStep::updateButton()
{
    const bool hasServer = isThisComputer() || server().isValid();
    m_go->setEnabled(!m_busy && !m_mustWait && hasServer && !email().isEmpty() && !m_password->text().isEmpty());
    m_go->setText(m_busy ? tr("Signing in…") : tr("Continue"));
}

void PasswordStep::retranslate()
{
    const bool isHidden = m_password->echoMode() == QLineEdit::Password;
    const bool wasThisComputer = isThisComputer();
    m_brand->setWord(tr("Admin console"), false);
    m_title->setText(tr("Sign in"));
    m_lead->setText(tr("Step 1 of 2. Your account on the platform."));
    m_serverLabel->setText(tr("&Server"));
    m_server->setAccessibleName(tr("Server"));
    m_server->lineEdit()->setAccessibleName(tr("Server"));
    m_server->lineEdit()->setPlaceholderText(QStringLiteral("https://"));
    if (m_hasThisComputer && m_server->count() > 0) {
        const QSignalBlocker blocker(m_server);
        m_server->setItemText(0, tr("This computer"));
        if (wasThisComputer)
            m_server->setEditText(tr("This computer"));
    }
    m_emailLabel->setText(tr("&E-mail"));
    m_email->setAccessibleName(tr("E-mail"));
    m_passwordLabel->setText(tr("&Password"));
    m_password->setAccessibleName(tr("Password"));
    m_eye->setIcon(icon(isHidden ? QStringLiteral("eye") : QStringLiteral("eye-slash"), Tint::Muted));
    m_eye->setText(isHidden ? tr("Show the password") : tr("Hide the password"));
    m_eye->setToolTip(m_eye->text());
    m_tenantLabel->setText(tr("&Organisation"));
    m_tenant->setAccessibleName(tr("Organisation"));
    m_tenant->setPlaceholderText(tr("For example ascensores-xyz"));
    m_go->setAccessibleName(tr("Continue"));
    updateButton();
}

} // namespace atalaya::ui
