// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/computerbox.h"

#include "models/thiscomputer.h"
#include "ui/account/cachebox.h"
#include "ui/account/keydialog.h"
#include "ui/account/keygate.h"
#include "ui/common/icons.h"
#include "ui/common/keystorewords.h"
#include "ui/common/type.h"
#include "ui/signin/fieldmessage.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

namespace atalaya::ui {
namespace {

constexpr int Minutes[] = {1, 2, 5, 10, 15, 30, 60};

} // namespace

ComputerBox::ComputerBox(models::ThisComputer *computer, QWidget *parent)
    : QWidget(parent)
    , m_computer(computer)
    , m_title(makeLabel(headingFont(), false, this))
    , m_keysTitle(makeLabel(captionHeadingFont(), true, this))
    , m_icon(new QLabel(this))
    , m_mode(makeLabel(bodyFont(), false, this))
    , m_text(makeLabel(bodyFont(), true, this))
    , m_problem(new FieldMessage(this))
    , m_change(new QPushButton(this))
    , m_help(new QPushButton(this))
    , m_lockTitle(makeLabel(captionHeadingFont(), true, this))
    , m_lockLabel(makeLabel(bodyFont(), false, this))
    , m_minutes(new QComboBox(this))
    , m_cacheTitle(makeLabel(captionHeadingFont(), true, this))
    , m_cache(new CacheBox(computer, this))
{
    setObjectName(QStringLiteral("account.computer"));
    build();
    connect(m_change, &QPushButton::clicked, this, &ComputerBox::change);
    connect(m_help, &QPushButton::clicked, this, &ComputerBox::help);
    connect(m_minutes, &QComboBox::activated, this,
            [this](int at) { m_computer->setLockMinutes(m_minutes->itemData(at).toInt()); });
    connect(computer, &models::ThisComputer::keyStoreChanged, this, &ComputerBox::renderKeys);
    render();
}

void ComputerBox::build()
{
    m_mode->setObjectName(QStringLiteral("account.keyMode"));
    m_text->setObjectName(QStringLiteral("account.keyText"));
    m_problem->setObjectName(QStringLiteral("account.keyProblem"));
    m_change->setObjectName(QStringLiteral("account.changeKeys"));
    m_help->setObjectName(QStringLiteral("account.helpKeys"));
    m_minutes->setObjectName(QStringLiteral("account.lockMinutes"));
    for (QLabel *const label : {m_mode, m_text, m_lockLabel})
        label->setWordWrap(true);
    m_lockLabel->setBuddy(m_minutes);
    auto *const keys = new QGridLayout;
    keys->setHorizontalSpacing(8);
    keys->setVerticalSpacing(4);
    keys->setColumnStretch(1, 1);
    keys->addWidget(m_icon, 0, 0);
    keys->addWidget(m_mode, 0, 1);
    keys->addWidget(m_change, 0, 2, Qt::AlignTop);
    keys->addWidget(m_text, 1, 1, 1, 2);
    auto *const problem = new QHBoxLayout;
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_help, 0, Qt::AlignTop);
    keys->addLayout(problem, 2, 0, 1, 3);
    auto *const lock = new QHBoxLayout;
    lock->addWidget(m_lockLabel, 1);
    lock->addWidget(m_minutes);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_keysTitle);
    column->addLayout(keys);
    column->addSpacing(12);
    column->addWidget(m_lockTitle);
    column->addLayout(lock);
    column->addSpacing(12);
    column->addWidget(m_cacheTitle);
    column->addWidget(m_cache);
}

void ComputerBox::setZone(const QTimeZone &zone)
{
    m_cache->setZone(zone);
}

void ComputerBox::refresh()
{
    m_cache->refresh();
    renderKeys();
}

void ComputerBox::render()
{
    m_title->setText(tr("This computer"));
    m_keysTitle->setText(tr("Your keys"));
    m_lockTitle->setText(tr("Lock"));
    m_lockLabel->setText(tr("Lock the window when nobody has touched it for"));
    m_cacheTitle->setText(tr("What was read"));
    m_change->setText(tr("Change…"));
    m_change->setAccessibleName(tr("Change where the keys are kept"));
    renderKeys();
    renderMinutes();
}

void ComputerBox::renderKeys()
{
    const api::KeyStoreStatus status = m_computer->keyStore();
    const KeyStoreWords words = KeyStoreWords::of(status.mode, status.backend);
    m_icon->setPixmap(iconPixmap(words.icon, 16, devicePixelRatioF(), Tokens::of(this).muted));
    m_mode->setText(words.title);
    m_text->setText(words.text);
    if (status.problem) {
        const KeyStoreWords why = KeyStoreWords::of(*status.problem, status.backend);
        m_problem->setProblem(why.title, why.text);
    } else {
        m_problem->clear();
    }
    m_help->setVisible(status.problem && KeyGate::canHelp(*status.problem));
    m_help->setText(status.problem == api::KeyStoreProblem::NeedsPassphrase ? tr("Open…") : tr("Try again…"));
}

void ComputerBox::renderMinutes()
{
    const QSignalBlocker quiet(m_minutes);
    m_minutes->clear();
    for (const int minutes : Minutes)
        m_minutes->addItem(tr("%n minutes", nullptr, minutes), minutes);
    const int now = m_computer->lockMinutes();
    // A value of the settings' own is kept as it is.
    if (m_minutes->findData(now) < 0)
        m_minutes->addItem(tr("%n minutes", nullptr, now), now);
    m_minutes->setCurrentIndex(m_minutes->findData(now));
    m_minutes->setAccessibleName(m_lockLabel->text());
}

void ComputerBox::change()
{
    auto *const dialog = new KeyDialog(m_computer, m_known, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ComputerBox::help()
{
    auto *const gate = new KeyGate(m_computer, this);
    gate->setAttribute(Qt::WA_DeleteOnClose);
    gate->open();
}

void ComputerBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    else if (event->type() == QEvent::PaletteChange)
        renderKeys();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
