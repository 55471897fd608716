// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsdialog.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/governance/formcombo.h"
#include "ui/governance/policywords.h"
#include "ui/governance/warningline.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::GovernanceForm;
using models::GovernanceSettings;
using rules::PolicyMode;

namespace {

constexpr int dialogWidth = 520;
constexpr int minutesWidth = 84;
constexpr std::array modes{PolicyMode::Review, PolicyMode::Blocked, PolicyMode::Auto};

QString idOf(PolicyMode mode)
{
    const std::string_view name = rules::nameOf(mode);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

SettingsDialog::SettingsDialog(GovernanceSettings *settings, QWidget *parent)
    : SnugDialog(dialogWidth, parent)
    , m_settings(settings)
    , m_form(new QWidget(this))
    , m_state(new StatePane(this))
    , m_pending(new WarningLine(m_form))
    , m_takeBack(new QPushButton(m_form))
    , m_mode(new FormCombo(m_form))
    , m_modeNote(makeLabel(captionFont(), false, m_form))
    , m_eyes(new QCheckBox(m_form))
    , m_eyesNote(makeLabel(captionFont(), true, m_form))
    , m_reviewsHead(makeLabel(headingFont(), false, m_form))
    , m_message(new WarningLine(this))
    , m_close(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    settings->setParent(this);
    setObjectName(u"governanceSettings"_s);
    setWindowTitle(tr("Governance settings"));
    build();
    connect(m_settings, &GovernanceSettings::changed, this, &SettingsDialog::render);
    connect(m_settings, &GovernanceSettings::saved, this, [this](bool waits) {
        m_waits = waits;
        if (!waits)
            return accept();
        render();
    });
    connect(m_pending, &WarningLine::followed, m_settings, &GovernanceSettings::agree);
    connect(m_takeBack, &QPushButton::clicked, m_settings, &GovernanceSettings::takeBack);
    connect(m_state, &StatePane::primaryClicked, m_settings, &GovernanceSettings::refresh);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, m_settings, &GovernanceSettings::save);
    render();
    m_settings->refresh();
}

template<class F>
void SettingsDialog::change(F fn)
{
    GovernanceForm form = m_settings->form();
    fn(form);
    m_waits = false;
    m_settings->setForm(form);
}

void SettingsDialog::build()
{
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    buildPolicies(grid);
    if (m_settings->hasReviews())
        buildReviews(grid);
    auto *const pending = new QVBoxLayout(m_form);
    pending->setContentsMargins(0, 0, 0, 0);
    pending->setSpacing(8);
    pending->addWidget(m_pending);
    pending->addWidget(m_takeBack, 0, Qt::AlignLeft);
    pending->addLayout(grid);
    m_pending->setObjectName(u"governanceSettings.pending"_s);
    m_takeBack->setObjectName(u"governanceSettings.takeBack"_s);
    m_state->setObjectName(u"governanceSettings.state"_s);
    m_message->setObjectName(u"governanceSettings.message"_s);
    m_close->setObjectName(u"governanceSettings.close"_s);
    m_save->setObjectName(u"governanceSettings.save"_s);
    m_save->setDefault(true);
    m_save->setVisible(m_settings->who().mayChange);
    setLook(m_save, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(12);
    all->addWidget(m_form);
    all->addWidget(m_state);
    all->addWidget(m_message);
    all->addLayout(buttons);
}

void SettingsDialog::buildPolicies(QGridLayout *grid)
{
    QLabel *const head = makeLabel(headingFont(), false, m_form);
    head->setText(tr("Policies"));
    grid->addWidget(head, 0, 0, 1, 2);
    QLabel *const word = makeLabel(bodyFont(), true, m_form);
    word->setText(tr("When no &policy speaks"));
    word->setBuddy(m_mode);
    m_mode->setObjectName(u"governanceSettings.mode"_s);
    m_mode->setAccessibleName(tr("When no policy speaks"));
    for (const PolicyMode mode : modes) {
        const ModeLook look = modeLook(mode);
        m_mode->addItem(icon(look.icon, look.tint), look.word, idOf(mode));
    }
    m_modeNote->setObjectName(u"governanceSettings.mode.note"_s);
    m_modeNote->setWordWrap(true);
    grid->addWidget(word, 1, 0);
    grid->addWidget(m_mode, 1, 1);
    grid->addWidget(m_modeNote, 2, 1);
    m_eyes->setObjectName(u"governanceSettings.fourEyes"_s);
    m_eyes->setText(tr("Publishing takes &two people"));
    m_eyes->setAccessibleName(tr("Publishing takes two people"));
    m_eyesNote->setObjectName(u"governanceSettings.fourEyes.note"_s);
    m_eyesNote->setWordWrap(true);
    grid->addWidget(m_eyes, 3, 1);
    grid->addWidget(m_eyesNote, 4, 1);
    connect(m_mode, &QComboBox::activated, this,
            [this] { change([this](GovernanceForm &form) { form.mode = m_mode->currentData().toString(); }); });
    connect(m_eyes, &QCheckBox::clicked, this,
            [this](bool on) { change([on](GovernanceForm &form) { form.fourEyes = on; }); });
}

void SettingsDialog::buildReviews(QGridLayout *grid)
{
    m_reviewsHead->setText(tr("Reviews"));
    grid->setRowMinimumHeight(5, 8);
    grid->addWidget(m_reviewsHead, 6, 0, 1, 2);
    m_sla = addMinutes(grid, u"governanceSettings.sla"_s, tr("To be &reviewed within"), &GovernanceForm::slaMinutes,
                       &m_slaNote);
    m_hold = addMinutes(grid, u"governanceSettings.hold"_s, tr("&Held by a reviewer for"), &GovernanceForm::holdMinutes,
                        &m_holdNote);
}

QLineEdit *SettingsDialog::addMinutes(QGridLayout *grid, const QString &name, const QString &word,
                                      QString GovernanceForm::*member, QLabel **note)
{
    const int row = grid->rowCount();
    QLabel *const label = makeLabel(bodyFont(), true, m_form);
    auto *const field = new QLineEdit(m_form);
    QLabel *const unit = makeLabel(bodyFont(), true, m_form);
    label->setText(word);
    label->setBuddy(field);
    unit->setText(tr("minutes"));
    field->setObjectName(name);
    field->setAccessibleName(tr("%1, minutes").arg(QString(word).remove(u'&')));
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(minutesWidth);
    field->setMaxLength(6);
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(field);
    line->addWidget(unit);
    line->addStretch();
    *note = makeLabel(captionFont(), true, m_form);
    (*note)->setObjectName(name + u".note"_s);
    (*note)->setWordWrap(true);
    grid->addWidget(label, row, 0);
    grid->addLayout(line, row, 1);
    grid->addWidget(*note, row + 1, 1);
    connect(field, &QLineEdit::textChanged, this,
            [this, member](const QString &text) { change([&](GovernanceForm &form) { form.*member = text; }); });
    return field;
}

} // namespace atalaya::ui
