// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/cachebox.h"

#include "models/cachefactsmodel.h"
#include "models/thiscomputer.h"
#include "ui/common/formats.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {
namespace {

/// These get a line each; the rest is told in one sentence.
constexpr int Lines = 4;

} // namespace

CacheBox::CacheBox(models::ThisComputer *computer, QWidget *parent)
    : QWidget(parent)
    , m_computer(computer)
    , m_facts(new models::CacheFactsModel(this))
    , m_reads(makeLabel(captionFont(), true, this))
    , m_clear(new InPlaceQuestion(QStringLiteral("cache.clear"), this))
{
    setObjectName(QStringLiteral("cache"));
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    for (int row = 0; row < Lines; ++row) {
        m_names.append(makeLabel(bodyFont(), true, this));
        m_values.append(makeLabel(bodyFont(), false, this));
        m_values.last()->setObjectName(QStringLiteral("cache.") +
                                       m_facts->index(row, 0).data(models::IdRole).toString());
        grid->addWidget(m_names.last(), row, 0);
        grid->addWidget(m_values.last(), row, 1);
    }
    m_reads->setObjectName(QStringLiteral("cache.reads"));
    m_reads->setWordWrap(true);
    grid->addWidget(m_reads, Lines, 0, 1, 2);
    grid->addWidget(m_clear, Lines + 1, 0, 1, 2);
    grid->setRowMinimumHeight(Lines + 1, 34);
    grid->setColumnStretch(1, 1);
    connect(m_clear, &InPlaceQuestion::confirmed, this, [this] {
        m_computer->clearCache();
        refresh();
        Q_EMIT cleared();
    });
    refresh();
}

void CacheBox::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    render();
}

void CacheBox::refresh()
{
    m_facts->setStatistics(m_computer->cache());
    render();
}

void CacheBox::render()
{
    const Formats formats({}, m_zone);
    const auto value = [this](int row) {
        return m_facts->index(row, 0).data();
    };
    const auto words = [&](int row) -> QString {
        const QVariant figure = value(row);
        if (!figure.isValid())
            return tr("no data");
        using Unit = models::CacheFact::Unit;
        switch (static_cast<Unit>(m_facts->index(row, 0).data(models::CacheFactsModel::UnitRole).toInt())) {
        case Unit::Bytes:
            return formats.bytes(figure.toLongLong());
        case Unit::Percent:
            return formats.percent(figure.toDouble());
        case Unit::Count:
            break;
        }
        return formats.integer(figure.toLongLong());
    };
    const QStringList names{tr("Answers kept"), tr("In memory"), tr("On disk, encrypted"), tr("Answered from here")};
    for (int row = 0; row < Lines; ++row) {
        m_names.at(row)->setText(names.at(row));
        m_values.at(row)->setText(words(row));
        m_values.at(row)->setAccessibleName(names.at(row) + QStringLiteral(": ") + words(row));
    }
    const QDateTime since = m_facts->since();
    m_reads->setVisible(since.isValid());
    m_reads->setText(tr("Since %1: %2 fresh, %3 out of date, %4 confirmed, %5 read anew, %6 not answered.")
                         .arg(formats.moment(since, QDateTime::currentDateTimeUtc()), words(4), words(5), words(6),
                              words(7), words(8)));
    m_clear->setWords(tr("Clear…"), tr("Forget what was read? Offline nothing can be shown until it is read again."),
                      tr("Clear"), tr("Keep"));
    m_clear->button()->setAccessibleName(tr("Clear what was read"));
    m_clear->button()->setEnabled(!m_facts->isEmpty());
}

void CacheBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void CacheBox::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

} // namespace atalaya::ui
