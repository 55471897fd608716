// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figurewords.h"

#include <QWidget>

class QVBoxLayout;

namespace atalaya::ui {

/// A computation on a quiet ground, a line each, what comes out in bold.
class FormulaBox final : public QWidget
{
    Q_OBJECT

public:
    explicit FormulaBox(QWidget *parent = nullptr);
    void setLines(const QList<FigureWords::Line> &lines);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QStringList m_texts;
};

} // namespace atalaya::ui
