// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/queryreading.h"

#include <QAbstractButton>

namespace atalaya::ui {

/// A term inside the query bar: field, value and a cross. An excluding one is grey with a minus, one that can't be
/// understood is underlined.
class QueryChip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit QueryChip(QWidget *parent);

    void set(const QueryPiece &piece, const QString &text);
    /// The term as it is written.
    [[nodiscard]] QString term() const { return m_term; }
    [[nodiscard]] const QueryPiece &piece() const { return m_piece; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void editWanted();
    void removeWanted();
    /// To the neighbour at the left (−1) or right.
    void stepWanted(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tell();
    [[nodiscard]] QRect cross() const;

    QueryPiece m_piece;
    QString m_term;
};

} // namespace atalaya::ui
