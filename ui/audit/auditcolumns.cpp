// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditcolumns.h"

#include "ui/audit/auditrowsproxy.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditLogModel;

namespace {

constexpr int leastAction = 140;

/// As they stand side by side; Proof is the last one.
constexpr std::array order{AuditLogModel::Time,       AuditLogModel::State,  AuditLogModel::Agent,
                           AuditLogModel::Action,     AuditLogModel::Entity, AuditLogModel::Policy,
                           AuditLogModel::Confidence, AuditLogModel::Risk,   AuditLogModel::Pii,
                           AuditLogModel::User,       AuditLogModel::Reason, AuditLogModel::Correlation,
                           AuditLogModel::Seq,        AuditLogModel::Proof};
const QSet<int> usual{AuditLogModel::Time,       AuditLogModel::State, AuditLogModel::Agent, AuditLogModel::Action,
                      AuditLogModel::Confidence, AuditLogModel::Risk,  AuditLogModel::Proof};

} // namespace

AuditColumns::AuditColumns(QHeaderView *header)
    : QObject(header)
    , m_header(header)
    , m_wanted(usual)
{
    for (int place = 0; place < static_cast<int>(order.size()); ++place)
        header->moveSection(header->visualIndex(order.at(static_cast<std::size_t>(place))), place);
}

void AuditColumns::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fit(m_room);
}

void AuditColumns::setPlain()
{
    m_plain = true;
    m_wanted = {AuditLogModel::Time, AuditLogModel::State, AuditLogModel::Agent, AuditLogModel::Action,
                AuditLogModel::Proof};
    fit(m_room);
}

int AuditColumns::widthOf(int column) const
{
    switch (column) {
    case AuditLogModel::Time:
        return m_narrow ? 114 : 120;
    case AuditLogModel::State:
        return m_narrow ? 122 : 124;
    case AuditLogModel::Agent:
        return m_narrow ? 112 : 116;
    case AuditLogModel::Confidence:
        return m_narrow ? 82 : 88;
    case AuditLogModel::Risk:
        return m_narrow ? 74 : 78;
    case AuditLogModel::Proof:
        if (m_plain)
            return 150;
        return m_narrow ? 36 : 42;
    case AuditLogModel::Entity:
    case AuditLogModel::Policy:
        return 150;
    case AuditLogModel::User:
    case AuditLogModel::Reason:
        return 200;
    case AuditLogModel::Correlation:
        return 160;
    default:
        return 110;
    }
}

void AuditColumns::fit(int width)
{
    m_room = width;
    QSet<int> shown = m_wanted;
    // Where there is much room, more is seen without being asked for.
    int used = leastAction;
    for (const int column : std::as_const(shown))
        used += column == AuditLogModel::Action ? 0 : widthOf(column);
    const bool isUsual = m_wanted == usual;
    for (const int column : {static_cast<int>(AuditLogModel::Policy), static_cast<int>(AuditLogModel::Entity)})
        if (isUsual && used + 160 + widthOf(column) < width) {
            shown.insert(column);
            used += widthOf(column);
        }
    for (int column = 0; column < AuditLogModel::ColumnCount; ++column) {
        m_header->setSectionHidden(column, !shown.contains(column));
        if (column != AuditLogModel::Action)
            m_header->resizeSection(column, widthOf(column));
    }
    // Where there is too little room columns become narrower before anything is pushed out of sight.
    const int lacking = used - width;
    if (lacking > 0 && lacking <= 90)
        for (const int column : {AuditLogModel::Agent, AuditLogModel::State, AuditLogModel::Risk})
            if (shown.contains(column)) {
                m_header->resizeSection(column, widthOf(column) - lacking / 3 - 1);
                used -= lacking / 3 + 1;
            }
    const bool fits = used <= width;
    m_header->setSectionResizeMode(AuditLogModel::Action, fits ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!fits)
        m_header->resizeSection(AuditLogModel::Action, leastAction);
}

void AuditColumns::fillMenu(QMenu *menu)
{
    menu->clear();
    for (const int column : order) {
        if (column == AuditLogModel::Time || column == AuditLogModel::Action)
            continue;
        QAction *const choice = menu->addAction(AuditRowsProxy::title(column));
        choice->setObjectName(u"auditColumn.%1"_s.arg(column));
        choice->setCheckable(true);
        choice->setChecked(m_wanted.contains(column));
        connect(choice, &QAction::toggled, this, [this, column](bool wanted) {
            if (wanted)
                m_wanted.insert(column);
            else
                m_wanted.remove(column);
            fit(m_room);
        });
    }
    menu->addSeparator();
    QAction *const all = menu->addAction(tr("The usual columns"));
    all->setObjectName(u"auditColumns.usual"_s);
    connect(all, &QAction::triggered, this, [this] {
        m_wanted = usual;
        fit(m_room);
    });
}

void AuditColumns::restore(const QSettings &settings)
{
    if (settings.contains(u"audit/columns"_s)) {
        QSet<int> wanted{AuditLogModel::Time, AuditLogModel::Action};
        for (const QString &column : settings.value(u"audit/columns"_s).toStringList())
            if (const int number = column.toInt(); number >= 0 && number < AuditLogModel::ColumnCount)
                wanted.insert(number);
        m_wanted = wanted;
    }
    fit(m_room);
}

void AuditColumns::save(QSettings &settings) const
{
    QStringList columns;
    for (const int column : m_wanted)
        columns.append(QString::number(column));
    settings.setValue(u"audit/columns"_s, columns);
}

} // namespace atalaya::ui
