// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/keydialog.h"

#include "models/thiscomputer.h"
#include "ui/account/passphraserule.h"
#include "ui/account/secretfield.h"
#include "ui/common/errorwords.h"
#include "ui/common/keystorewords.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/fieldmessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int Width = 520;

} // namespace

using Mode = api::KeyStore::Mode;

KeyDialog::KeyDialog(models::ThisComputer *computer, const QStringList &known, QWidget *parent)
    : SnugDialog(Width, parent)
    , m_computer(computer)
    , m_known(known)
    , m_present(new SecretField(QStringLiteral("keys.present"), this))
    , m_next(new SecretField(QStringLiteral("keys.next"), this))
    , m_again(new SecretField(QStringLiteral("keys.again"), this))
    , m_message(new FieldMessage(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setWindowTitle(tr("Where the keys are kept"));
    build();
    const Mode mode = computer->keyStore().wanted;
    m_choices.value(mode)->setChecked(true);
    m_choices.value(mode)->setFocus();
    update();
}

void KeyDialog::addChoice(Mode mode, QVBoxLayout *column)
{
    const api::KeyStoreStatus now = m_computer->keyStore();
    const KeyStoreWords words = KeyStoreWords::of(mode, mode == now.wanted ? now.backend : QString());
    auto *const choice = new QRadioButton(words.title, this);
    choice->setObjectName(QStringLiteral("keys.mode%1").arg(static_cast<int>(mode)));
    choice->setAccessibleDescription(words.text);
    auto *const text = makeLabel(bodyFont(), true, this);
    text->setText(words.text);
    text->setWordWrap(true);
    text->setContentsMargins(24, 0, 0, 0);
    column->addWidget(choice);
    column->addWidget(text);
    column->addSpacing(8);
    connect(choice, &QRadioButton::toggled, this, &KeyDialog::update);
    m_choices.insert(mode, choice);
}

void KeyDialog::build()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(4);
    addChoice(Mode::Keychain, column);
    addChoice(Mode::Passphrase, column);
    auto *const fields = new QVBoxLayout;
    fields->setContentsMargins(24, 0, 0, 8);
    fields->setSpacing(8);
    for (SecretField *const field : {m_present, m_next, m_again})
        fields->addWidget(field);
    column->addLayout(fields);
    addChoice(Mode::MemoryOnly, column);
    column->addWidget(m_message);
    column->addSpacing(8);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    m_present->setLabel(tr("&Present passphrase"));
    m_next->setLabel(tr("&New passphrase"));
    m_next->setNote(passphraseFlawWords(PassphraseFlaw::TooShort));
    m_again->setLabel(tr("New passphrase &again"));
    m_message->setObjectName(QStringLiteral("keys.message"));
    m_save->setObjectName(QStringLiteral("keys.save"));
    m_cancel->setObjectName(QStringLiteral("keys.cancel"));
    setLook(m_save, Look::Primary);
    m_save->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &KeyDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &KeyDialog::reject);
}

Mode KeyDialog::chosen() const
{
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it)
        if (it.value()->isChecked())
            return it.key();
    return Mode::MemoryOnly;
}

bool KeyDialog::changesPassphrase() const
{
    return chosen() == Mode::Passphrase && m_computer->keyStore().mode == Mode::Passphrase;
}

void KeyDialog::update()
{
    const bool wantsFields = chosen() == Mode::Passphrase;
    m_present->setVisible(changesPassphrase());
    m_next->setVisible(wantsFields);
    m_again->setVisible(wantsFields);
    m_save->setText(changesPassphrase() ? tr("Change the passphrase") : tr("Keep them there"));
    m_message->clear();
}

bool KeyDialog::checkFields()
{
    if (chosen() != Mode::Passphrase)
        return true;
    SecretField *wrong = nullptr;
    const auto refuse = [&wrong](SecretField *field, const QString &words) {
        field->setProblem(words);
        wrong = wrong ? wrong : field;
    };
    if (changesPassphrase() && m_present->text().isEmpty())
        refuse(m_present, tr("Fill in the present passphrase."));
    if (const auto flaw = passphraseFlaw(m_next->text(), m_known); flaw != PassphraseFlaw::None)
        refuse(m_next, passphraseFlawWords(flaw));
    else if (m_again->text() != m_next->text())
        refuse(m_again, tr("The two are not the same."));
    if (wrong)
        wrong->edit()->setFocus(Qt::OtherFocusReason);
    return wrong == nullptr;
}

void KeyDialog::save()
{
    if (m_isBusy || !checkFields())
        return;
    const api::KeyStoreStatus now = m_computer->keyStore();
    if (chosen() == now.mode && chosen() == now.wanted && !changesPassphrase())
        return accept();
    setBusy(true);
    const auto call = changesPassphrase() ? m_computer->changePassphrase(m_present->secret(), m_next->secret())
                                          : m_computer->setMode(chosen(), m_next->secret());
    m_calls.listen(this, call, [this](const api::Result<void> &outcome) { take(outcome); });
}

void KeyDialog::take(const api::Result<void> &outcome)
{
    setBusy(false);
    if (outcome)
        return accept();
    const auto problem = api::keyStoreProblemOf(outcome.error());
    if (problem == api::KeyStoreProblem::WrongPassphrase) {
        const KeyStoreWords words = KeyStoreWords::of(*problem, {});
        m_present->setProblem(words.title, words.text);
        m_present->edit()->setFocus(Qt::OtherFocusReason);
    } else if (problem) {
        const KeyStoreWords words = KeyStoreWords::of(*problem, m_computer->keyStore().backend);
        m_message->setProblem(words.title, words.text + QLatin1Char(' ') + tr("Nothing was changed."));
    } else {
        m_message->setProblem(ErrorWords::of(outcome.error()).title, tr("Nothing was changed."));
    }
}

void KeyDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QRadioButton *const choice : std::as_const(m_choices))
        choice->setEnabled(!busy);
    for (SecretField *const field : {m_present, m_next, m_again})
        field->setEnabled(!busy);
    m_save->setEnabled(!busy);
    // A passphrase is stretched for about a second; a keychain may ask its owner first.
    if (busy)
        m_message->setNote(tr("Moving the keys…"), QStringLiteral("arrow-repeat"));
    else
        m_message->clear();
}

void KeyDialog::reject()
{
    // Half-way nobody could say where the keys are; it takes seconds at most.
    if (!m_isBusy)
        QDialog::reject();
}

} // namespace atalaya::ui
