// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QButtonGroup;

namespace atalaya::ui {

/// A row of exclusive choices in one frame: the chosen one is selection-coloured, bold and underlined. Arrow keys move.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    struct Segment
    {
        QString id{};
        QString text{};
        QString icon{};
        QString accessibleName{};
    };

    explicit SegmentedControl(QWidget *parent = nullptr);
    /// Keeps the current id when it is still among them.
    void setSegments(const QList<Segment> &segments);
    void setText(const QString &id, const QString &text);
    [[nodiscard]] QString currentId() const;
    /// Does not emit chosen().
    void setCurrentId(const QString &id);
    [[nodiscard]] QWidget *buttonOf(const QString &id) const;

Q_SIGNALS:
    /// By the user; also for the segment that was current already (it may open something).
    void chosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell(int index);

    QButtonGroup *m_group;
    QStringList m_ids;
    bool m_isSetting = false;
    bool m_isTold = false;
};

} // namespace atalaya::ui
