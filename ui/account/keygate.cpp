// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/keygate.h"

#include "models/thiscomputer.h"
#include "ui/account/secretfield.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/keystorewords.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/fieldmessage.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace atalaya::ui {
namespace {

constexpr int Width = 460;

} // namespace

using Problem = api::KeyStoreProblem;

KeyGate::KeyGate(models::ThisComputer *computer, QWidget *parent)
    : SnugDialog(Width, parent)
    , m_computer(computer)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_text(makeLabel(bodyFont(), true, this))
    , m_passphrase(new SecretField(QStringLiteral("keyGate.passphrase"), this))
    , m_note(new FieldMessage(this))
    , m_act(new QPushButton(this))
    , m_without(new QPushButton(this))
{
    setObjectName(QStringLiteral("keyGate"));
    build();
    connect(m_act, &QPushButton::clicked, this, &KeyGate::act);
    connect(m_without, &QPushButton::clicked, this, &KeyGate::reject);
    connect(computer, &models::ThisComputer::keyStoreChanged, this, [this] {
        if (isWanted(m_computer->keyStore()))
            render();
        else
            accept();
    });
    render();
    if (asksPassphrase())
        m_passphrase->edit()->setFocus();
}

bool KeyGate::isWanted(const api::KeyStoreStatus &status)
{
    return status.problem && *status.problem != Problem::NoService && *status.problem != Problem::ProfileInUse;
}

bool KeyGate::canHelp(Problem problem)
{
    return problem != Problem::EntryLost && problem != Problem::Damaged && problem != Problem::NoService;
}

bool KeyGate::asksPassphrase() const
{
    return m_computer->keyStore().problem == Problem::NeedsPassphrase;
}

void KeyGate::build()
{
    m_title->setObjectName(QStringLiteral("keyGate.title"));
    m_text->setObjectName(QStringLiteral("keyGate.text"));
    m_note->setObjectName(QStringLiteral("keyGate.note"));
    m_act->setObjectName(QStringLiteral("keyGate.act"));
    m_without->setObjectName(QStringLiteral("keyGate.without"));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    setLook(m_act, Look::Primary);
    m_act->setDefault(true);
    m_without->setAutoDefault(false);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_without);
    buttons->addWidget(m_act);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(m_passphrase, 2, 1);
    grid->addWidget(m_note, 3, 1);
    grid->setRowMinimumHeight(4, 8);
    grid->addLayout(buttons, 5, 0, 1, 2);
}

void KeyGate::render()
{
    const api::KeyStoreStatus status = m_computer->keyStore();
    const Problem problem = status.problem.value_or(Problem::NoService);
    const KeyStoreWords words = KeyStoreWords::of(problem, status.backend);
    setWindowTitle(tr("Your keys"));
    m_icon->setPixmap(iconPixmap(words.icon, 32, devicePixelRatioF(), Tokens::of(this).review.text));
    m_title->setText(words.title);
    m_text->setText(words.text);
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    m_passphrase->setLabel(tr("&Passphrase"));
    m_passphrase->setVisible(asksPassphrase());
    m_act->setText(asksPassphrase() ? tr("Open") : canHelp(problem) ? tr("Try again") : tr("Go on"));
    m_without->setText(tr("Go on in memory only"));
    m_without->setVisible(canHelp(problem));
}

void KeyGate::act()
{
    const auto problem = m_computer->keyStore().problem;
    if (problem && !canHelp(*problem))
        return accept();
    if (!asksPassphrase()) {
        m_computer->tryAgain();
        // Whatever comes of it shows by itself; this says that it was asked.
        m_note->setNote(tr("Tried at %1.").arg(Formats().locale().toString(QTime::currentTime())),
                        QStringLiteral("clock"));
        return;
    }
    if (m_passphrase->text().isEmpty())
        return m_passphrase->setProblem(tr("Fill in your passphrase."));
    m_act->setEnabled(false);
    m_passphrase->setEnabled(false);
    m_note->setNote(tr("Opening…"), QStringLiteral("arrow-repeat"));
    m_calls.listen(this, m_computer->openPassphrase(m_passphrase->secret()),
                   [this](const api::Result<void> &outcome) { take(outcome); });
}

void KeyGate::take(const api::Result<void> &outcome)
{
    m_act->setEnabled(true);
    m_passphrase->setEnabled(true);
    m_note->clear();
    if (outcome)
        return accept();
    const auto problem = api::keyStoreProblemOf(outcome.error());
    const QString title = problem ? KeyStoreWords::of(*problem, {}).title : ErrorWords::of(outcome.error()).title;
    m_passphrase->setProblem(title, problem ? KeyStoreWords::of(*problem, {}).text : QString());
    m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
    m_passphrase->edit()->selectAll();
}

void KeyGate::reject()
{
    m_calls.abandon();
    m_computer->goOnWithout();
    QDialog::reject();
}

void KeyGate::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        render();
    QDialog::changeEvent(event);
}

} // namespace atalaya::ui
