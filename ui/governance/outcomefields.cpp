// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomefields.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/formcombo.h"
#include "ui/governance/policywords.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using rules::PolicyMode;

namespace {

constexpr std::array modes{PolicyMode::Auto, PolicyMode::Review, PolicyMode::Blocked};

void showText(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    const QSignalBlocker quiet(field);
    field->setText(text);
    // A long text is read from its beginning.
    if (!field->hasFocus())
        field->setCursorPosition(0);
}

} // namespace

ModeChoice::ModeChoice(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_then(makeLabel(bodyFont(), true, this))
    , m_box(new FormCombo(this))
{
    m_box->setObjectName(name);
    for (std::size_t at = 0; at < modes.size(); ++at)
        m_box->addItem(QString());
    // Gives way where a rule's number is long.
    m_box->setMinimumContentsLength(10);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_then);
    line->addWidget(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int at) { Q_EMIT chosen(modes[static_cast<std::size_t>(at)]); });
}

void ModeChoice::set(PolicyMode mode, const QString &accessibleName)
{
    m_then->setText(tr("then"));
    for (std::size_t at = 0; at < modes.size(); ++at) {
        const ModeLook look = modeLook(modes[at]);
        m_box->setItemText(static_cast<int>(at), look.word);
        m_box->setItemIcon(static_cast<int>(at), icon(look.icon, look.tint));
        if (modes[at] == mode)
            m_box->setCurrentIndex(static_cast<int>(at));
    }
    m_box->setAccessibleName(accessibleName);
}

ReasonFields::ReasonFields(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_word(makeLabel(captionFont(), true, this))
    , m_spanish(new QLineEdit(this))
    , m_english(new QLineEdit(this))
    , m_fault(makeLabel(captionFont(), false, this))
{
    m_spanish->setObjectName(name + u".es"_s);
    m_english->setObjectName(name + u".en"_s);
    m_fault->setObjectName(name + u".fault"_s);
    m_fault->hide();
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_word, 0, 0);
    grid->addWidget(m_spanish, 1, 0);
    grid->addWidget(m_english, 2, 0);
    grid->addWidget(m_fault, 3, 0);
    for (QLineEdit *const field : {m_spanish, m_english})
        connect(field, &QLineEdit::textChanged, this, [this] { Q_EMIT edited(m_spanish->text(), m_english->text()); });
}

void ReasonFields::set(const models::PolicyOutcomeForm &then, const QString &where)
{
    m_word->setText(tr("Reason that people read, in Spanish and in English"));
    m_spanish->setPlaceholderText(tr("Spanish"));
    m_english->setPlaceholderText(tr("English"));
    m_spanish->setAccessibleName(tr("%1, reason in Spanish").arg(where));
    m_english->setAccessibleName(tr("%1, reason in English").arg(where));
    showText(m_spanish, then.reasonEs);
    showText(m_english, then.reasonEn);
}

void ReasonFields::setIndent(int pixels)
{
    layout()->setContentsMargins(pixels, 0, 0, 0);
}

void ReasonFields::setFault(const QString &words)
{
    setInvalid(m_spanish, !words.isEmpty());
    setInvalid(m_english, !words.isEmpty());
    m_spanish->setAccessibleDescription(words);
    m_fault->setText(words);
    m_fault->setVisible(!words.isEmpty());
}

QList<QWidget *> ReasonFields::stops() const
{
    return {m_spanish, m_english};
}

} // namespace atalaya::ui
