// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace atalaya::ui {

/// Places the dashboard's parts: one header line, five figures, six cards. Wide: 5 and 3 + 3; narrow: 3 + 2 and pairs;
/// never wider than 1840, then centred. Its minimum height follows its width, so that a scroll area knows.
class DashboardBoard final : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardBoard(QWidget *parent = nullptr);
    void setParts(QWidget *header, const QList<QWidget *> &figures, const QList<QWidget *> &cards);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] int neededHeight() const;
    int placeFigures(const QRect &area, int top);
    void placeRow(const QRect &area, int top, int height, const QList<QWidget *> &cards, const QList<double> &shares);

    QWidget *m_header = nullptr;
    QList<QWidget *> m_figures;
    QList<QWidget *> m_cards;
};

} // namespace atalaya::ui
