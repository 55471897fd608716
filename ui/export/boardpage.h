// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/exportsubject.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace atalaya::ui {

/// One sheet of A4 for people who have no window: what the figure is, where it comes from, and what it can be held
/// against.
class BoardPage
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::BoardPage)

public:
    /// What is at the foot of the sheet, beside the subject's own words.
    struct Foot
    {
        QString tenant{};
        /// LogLine.
        QString log{};
        /// When and in which zone it was printed.
        QString printed{};
    };

    BoardPage(const ExportSubject &subject, Foot foot);
    [[nodiscard]] QByteArray pdf() const;
    /// Why the rows below do not give the figure.
    [[nodiscard]] static QString filtered(const QString &filter);

private:
    /// Writes below `at`, which it moves down.
    void block(QPainter &painter, QRectF &at, const QString &heading, const QStringList &lines) const;
    void head(QPainter &painter, QRectF &at) const;
    void picture(QPainter &painter, QRectF &at) const;
    void table(QPainter &painter, QRectF &at) const;
    void foot(QPainter &painter, QRectF &at) const;

    const ExportSubject &m_subject;
    Foot m_foot;
};

} // namespace atalaya::ui
