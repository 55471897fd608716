// SPDX-License-Identifier: GPL-3.0-or-later
#include "trialcontrol.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 84;
constexpr int largeStep = 5;
/// How many single steps QAbstractSpinBox makes of PgUp and PgDn.
constexpr int pageOfSpinBox = 10;

} // namespace

TrialField::TrialField(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(2);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignRight);
    setKeyboardTracking(false);
    setFixedWidth(fieldWidth);
    setFocusPolicy(Qt::StrongFocus);
}

void TrialField::stepBy(int steps)
{
    QDoubleSpinBox::stepBy(std::abs(steps) == pageOfSpinBox ? steps / pageOfSpinBox * largeStep : steps);
}

void TrialField::wheelEvent(QWheelEvent *event)
{
    hasFocus() ? QDoubleSpinBox::wheelEvent(event) : event->ignore();
}

void TrialSlider::wheelEvent(QWheelEvent *event)
{
    hasFocus() ? QSlider::wheelEvent(event) : event->ignore();
}

QString TrialField::textFromValue(double value) const
{
    const bool isWhole = std::abs(value - std::round(value)) < 0.005;
    return locale().toString(value, 'f', isWhole ? 0 : decimals());
}

TrialControl::TrialControl(const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_name(makeLabel(bodyFont(), false, this))
    , m_field(new TrialField(this))
    , m_slider(new TrialSlider(Qt::Horizontal, this))
    , m_least(makeLabel(captionFont(), true, this))
    , m_most(makeLabel(captionFont(), true, this))
{
    m_field->setObjectName(u"trial."_s + id);
    m_slider->setObjectName(u"trialSlider."_s + id);
    m_slider->setPageStep(largeStep);
    m_name->setBuddy(m_field);

    auto *const head = new QHBoxLayout;
    head->addWidget(m_name);
    head->addStretch();
    head->addWidget(m_field);
    auto *const track = new QHBoxLayout;
    track->addWidget(m_least);
    track->addWidget(m_slider, 1);
    track->addWidget(m_most);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(head);
    all->addLayout(track);
    connect(m_field, &QDoubleSpinBox::valueChanged, this, &TrialControl::tried);
    connect(m_slider, &QAbstractSlider::valueChanged, this, [this](int value) { Q_EMIT tried(value); });
}

void TrialControl::setWords(const QString &name, const QString &nought, const QString &most)
{
    m_name->setText(name);
    m_least->setText(nought);
    m_most->setText(most);
    // "€0" or "0 €": where the sign stands is the language's affair.
    const qsizetype digit = nought.indexOf(u'0');
    const QSignalBlocker quiet(m_field);
    m_field->setLocale(QLocale());
    m_field->setPrefix(nought.left(digit));
    m_field->setSuffix(nought.mid(digit + 1));
    m_field->setAccessibleName(name);
    m_slider->setAccessibleName(name);
}

QList<QWidget *> TrialControl::stops() const
{
    return {m_field, m_slider};
}

void TrialControl::setValue(double value, double most, bool isTried)
{
    const QSignalBlocker quietField(m_field);
    const QSignalBlocker quietSlider(m_slider);
    // What is stored or was tried before is shown as it is.
    const double bound = std::max(value, most);
    m_field->setRange(0, bound);
    m_slider->setRange(0, static_cast<int>(std::ceil(bound)));
    m_field->setValue(value);
    m_slider->setValue(static_cast<int>(std::lround(value)));
    setTried(m_field, isTried);
}

} // namespace atalaya::ui
