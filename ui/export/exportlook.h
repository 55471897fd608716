// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/exportsubject.h"

#include <QCoreApplication>
#include <QImage>

class QPainter;

namespace atalaya::ui {

/// A subject as a picture: title and period, what was tried, and the chart or card below.
class ExportLook
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ExportLook)

public:
    explicit ExportLook(const ExportSubject &subject);

    /// `ratio` 2: twice the pixels.
    [[nodiscard]] QImage image(double ratio) const;
    /// Lines and letters; only charts can be drawn so.
    [[nodiscard]] QByteArray svg() const;
    /// "Trial: 20 min a task"
    [[nodiscard]] static QString trial(const QString &tried);
    /// "Data of 7 Feb, 23:30"
    [[nodiscard]] static QString dataOf(const QString &asOf);

    /// What the chart's colours mean, in one line, in the painter's font.
    static void paintLegend(QPainter &painter, QRectF line, const QList<charts::LegendEntry> &legend,
                            const QColor &text);
    /// The font at its size on the screen, on whatever it is drawn: points are larger where dots are smaller.
    [[nodiscard]] static QFont inPixels(QFont font);

private:
    [[nodiscard]] bool hasLegend() const;
    [[nodiscard]] QSize size() const;
    [[nodiscard]] int headHeight() const;
    void paint(QPainter &painter) const;

    const ExportSubject &m_subject;
};

} // namespace atalaya::ui
