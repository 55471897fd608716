// SPDX-License-Identifier: GPL-3.0-or-later
#include "momentfield.h"

#include "ui/common/looks.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

MomentField::MomentField(const QString &name, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_given(new QCheckBox(this))
    , m_moment(new QDateTimeEdit(this))
{
    m_given->setObjectName(name + u".given"_s);
    m_moment->setObjectName(name);
    // The zone's own clock; Qt 6.4 shows no other in an edit.
    m_moment->setTimeSpec(Qt::UTC);
    m_moment->setCalendarPopup(true);
    m_moment->setFocusPolicy(Qt::StrongFocus);
    // Two of them stand below each other.
    m_given->setMinimumWidth(76);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_given);
    line->addWidget(m_moment, 1);
    connect(m_given, &QCheckBox::toggled, this, [this](bool on) {
        m_moment->setEnabled(on);
        tell();
    });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &MomentField::tell);
}

void MomentField::tell()
{
    if (!m_given->isChecked())
        return Q_EMIT edited(std::nullopt);
    const QDateTime shown = m_moment->dateTime();
    const QDateTime there(shown.date(), shown.time(), m_zone);
    Q_EMIT edited(contract::Instant(std::chrono::milliseconds(there.toMSecsSinceEpoch())));
}

void MomentField::set(const std::optional<contract::Instant> &moment, const QString &word, const QString &name)
{
    const QSignalBlocker quietTick(m_given);
    const QSignalBlocker quietMoment(m_moment);
    m_given->setText(word);
    m_given->setAccessibleName(name);
    m_moment->setAccessibleName(name);
    // The year with four digits, whatever the language's short form has.
    const QString format =
        QLocale().dateFormat(QLocale::ShortFormat).replace(u"yyyy"_s, u"yy"_s).replace(u"yy"_s, u"yyyy"_s) +
        u" HH:mm"_s;
    if (m_moment->displayFormat() != format)
        m_moment->setDisplayFormat(format);
    m_given->setChecked(moment.has_value());
    m_moment->setEnabled(moment.has_value());
    const QDateTime at = moment ? QDateTime::fromMSecsSinceEpoch(moment->time_since_epoch().count(), m_zone)
                                : QDateTime::currentDateTimeUtc().toTimeZone(m_zone);
    const QDateTime shown(at.date(), moment ? at.time() : QTime(0, 0), Qt::UTC);
    // What is being typed is left as it is.
    if (moment ? m_moment->dateTime() != shown : !m_moment->hasFocus())
        m_moment->setDateTime(shown);
}

void MomentField::setFault(const QString &words)
{
    setInvalid(m_moment, !words.isEmpty());
    m_moment->setAccessibleDescription(words);
}

QList<QWidget *> MomentField::stops() const
{
    return {m_given, m_moment};
}

} // namespace atalaya::ui
