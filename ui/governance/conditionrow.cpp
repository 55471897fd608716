// SPDX-License-Identifier: GPL-3.0-or-later
#include "conditionrow.h"

#include "models/policytimes.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/formcombo.h"
#include "ui/governance/policywords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyAspect;
using models::PolicyTest;

namespace {

constexpr int spacing = 6;
constexpr int leastValue = 56;

bool isNumber(PolicyAspect aspect)
{
    return aspect == PolicyAspect::Confidence || aspect == PolicyAspect::Risk || aspect == PolicyAspect::Amount;
}

/// What a choice takes to show a word whole.
int widthFor(const QComboBox *box, const QString &word)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QSize text(box->fontMetrics().horizontalAdvance(word), box->fontMetrics().height());
    return box->style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, box).width();
}

} // namespace

ConditionRow::ConditionRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_joiner(makeLabel(captionFont(), true, this))
    , m_aspect(new FormCombo(this))
    , m_test(new FormCombo(this))
    , m_value(new QLineEdit(this))
    , m_remove(new QPushButton(this))
    , m_fault(makeLabel(captionFont(), false, this))
{
    setObjectName(name);
    m_aspect->setObjectName(name + u".field"_s);
    m_test->setObjectName(name + u".operator"_s);
    m_value->setObjectName(name + u".value"_s);
    m_remove->setObjectName(name + u".remove"_s);
    m_fault->setObjectName(name + u".fault"_s);
    m_joiner->setObjectName(name + u".joiner"_s);
    m_value->setMinimumWidth(leastValue);
    m_remove->setFixedWidth(28);
    m_remove->setIcon(icon(u"x"_s, Tint::Muted));
    setLook(m_remove, Look::Quiet);
    m_fault->setWordWrap(true);
    m_fault->hide();
    for (int aspect = 0; aspect <= static_cast<int>(PolicyAspect::Time); ++aspect)
        m_aspect->addItem({}, aspect);
    auto *const line = new QHBoxLayout;
    line->setSpacing(spacing);
    line->addWidget(m_joiner);
    line->addWidget(m_aspect);
    line->addWidget(m_test);
    line->addWidget(m_value, 1);
    line->addWidget(m_remove);
    line->addStretch();
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(line);
    all->addWidget(m_fault);
    connect(m_aspect, &QComboBox::activated, this,
            [this](int at) { choose(static_cast<PolicyAspect>(m_aspect->itemData(at).toInt())); });
    connect(m_test, &QComboBox::activated, this, &ConditionRow::chooseTest);
    connect(m_value, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_row.value = text;
        Q_EMIT edited(m_row);
    });
    connect(m_remove, &QPushButton::clicked, this, &ConditionRow::removed);
}

QList<QWidget *> ConditionRow::stops() const
{
    return {m_aspect, m_test, m_value, m_remove};
}

/// Numbers have the language's comma, days its names; what is being typed is left as it is.
QString ConditionRow::shown(const QString &value) const
{
    if (isNumber(m_row.aspect))
        return QString(value).replace(u',', u'.').replace(u'.', QLocale().decimalPoint());
    if (m_row.aspect != PolicyAspect::Time)
        return value;
    const auto windows = models::windowsIn(value);
    return windows ? models::windowsText(*windows, tr("mon tue wed thu fri sat sun").split(u' ')) : value;
}

void ConditionRow::set(const models::PolicyConditionRow &row, const Joiner &joiner, const QString &where)
{
    m_row = row;
    m_joiner->setText(joiner.word);
    m_joiner->setFixedWidth(joiner.width);
    m_fault->setContentsMargins(joiner.width + spacing, 0, 0, 0);
    // Words are measured only when there are others: in another language.
    if (m_aspect->itemText(0) != aspectWord(PolicyAspect{})) {
        m_test->clear();
        for (int at = 0; at < m_aspect->count(); ++at)
            m_aspect->setItemText(at, aspectWord(static_cast<PolicyAspect>(at)));
    }
    m_aspect->setAccessibleName(tr("%1, field").arg(where));
    m_test->setAccessibleName(tr("%1, comparison").arg(where));
    m_value->setAccessibleName(tr("%1, value").arg(where));
    m_remove->setAccessibleName(tr("Remove %1").arg(where));
    m_remove->setToolTip(tr("Remove this condition"));
    fill();
}

void ConditionRow::fillTests()
{
    m_test->clear();
    if (m_row.aspect == PolicyAspect::Pii) {
        m_test->addItem(tr("there are"), u"yes"_s);
        m_test->addItem(tr("there are none"), u"no"_s);
        return;
    }
    for (const PolicyTest test : models::testsOf(m_row.aspect))
        m_test->addItem(testWord(test), static_cast<int>(test));
}

void ConditionRow::fill()
{
    const QSignalBlocker quiet(m_test);
    const QSignalBlocker still(m_value);
    const bool isPii = m_row.aspect == PolicyAspect::Pii;
    if (m_test->count() == 0 || m_aspect->currentIndex() != static_cast<int>(m_row.aspect)) {
        m_aspect->setCurrentIndex(static_cast<int>(m_row.aspect));
        fillTests();
        share();
    }
    m_test->setCurrentIndex(m_test->findData(isPii ? QVariant(m_row.value == "no"_L1 ? u"no"_s : u"yes"_s)
                                                   : QVariant(static_cast<int>(m_row.test))));
    m_test->setVisible(m_test->count() > 1);
    m_value->setVisible(!isPii && m_row.test != PolicyTest::Missing);
    m_value->setAlignment(isNumber(m_row.aspect) ? Qt::AlignRight | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    m_value->setMaximumWidth(isNumber(m_row.aspect) ? 84 : QWIDGETSIZE_MAX);
    m_value->setPlaceholderText(m_row.aspect == PolicyAspect::Time ? tr("mon-fri 22:00-06:00; sun")
                                : isNumber(m_row.aspect)           ? QString()
                                                                   : tr("names, with commas"));
    // What is being typed is left as it is.
    if (const QString text = shown(m_row.value); m_value->text() != m_row.value && m_value->text() != text)
        m_value->setText(text);
}

/// Rows of one kind stand in the same columns; the one long word among the fields has its row nearly to itself.
void ConditionRow::share()
{
    int aspects = 0;
    for (int at = 0; at < m_aspect->count(); ++at)
        if (at != static_cast<int>(PolicyAspect::Pii))
            aspects = std::max(aspects, widthFor(m_aspect, m_aspect->itemText(at)));
    if (m_row.aspect == PolicyAspect::Pii)
        aspects = std::max(aspects, widthFor(m_aspect, aspectWord(PolicyAspect::Pii)));
    m_aspect->setFixedWidth(aspects);
    int tests = 0;
    for (int at = 0; at < m_test->count(); ++at)
        tests = std::max(tests, widthFor(m_test, m_test->itemText(at)));
    m_test->setFixedWidth(tests);
}

void ConditionRow::choose(PolicyAspect aspect)
{
    if (aspect == m_row.aspect)
        return;
    // A number for a number is kept; nothing else means the same.
    const bool keeps = isNumber(aspect) && isNumber(m_row.aspect) && m_row.test != PolicyTest::Missing;
    m_row = {aspect, keeps ? m_row.test : models::testsOf(aspect).first(),
             aspect == PolicyAspect::Pii ? u"yes"_s : QString()};
    {
        const QSignalBlocker still(m_value);
        m_value->clear();
    }
    m_test->clear();
    fill();
    Q_EMIT edited(m_row);
}

void ConditionRow::chooseTest()
{
    if (m_row.aspect == PolicyAspect::Pii)
        m_row.value = m_test->currentData().toString();
    else
        m_row.test = static_cast<PolicyTest>(m_test->currentData().toInt());
    m_value->setVisible(m_row.aspect != PolicyAspect::Pii && m_row.test != PolicyTest::Missing);
    Q_EMIT edited(m_row);
}

void ConditionRow::setFault(const QString &words)
{
    setInvalid(m_value, !words.isEmpty());
    m_value->setAccessibleDescription(words);
    m_fault->setText(words);
    m_fault->setVisible(!words.isEmpty());
}

} // namespace atalaya::ui
