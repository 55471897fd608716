// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>

class QHeaderView;
class QMenu;
class QSettings;

namespace atalaya::ui {

/// Which columns of the decisions are seen, and how wide: those that were chosen, more where there is much room, and
/// narrower ones before any is pushed out of sight.
class AuditColumns final : public QObject
{
    Q_OBJECT

public:
    /// Puts the header's sections into their order. `header` outlives this.
    explicit AuditColumns(QHeaderView *header);

    /// As on a small screen.
    void setNarrow(bool narrow);
    /// Few columns, and the proof in words: below an alarm.
    void setPlain();
    /// Into a table that has this much room.
    void fit(int width);
    void fillMenu(QMenu *menu);
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

private:
    [[nodiscard]] int widthOf(int column) const;

    QHeaderView *m_header;
    QSet<int> m_wanted;
    int m_room = 0;
    bool m_narrow = false;
    bool m_plain = false;
};

} // namespace atalaya::ui
