// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace atalaya::ui {

/// Three or four short rows under a chart: a name, how it comes about, and two amounts under each other.
class SumList final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name{};
        QString detail{};
        QString first{};
        QString second{};
        bool operator==(const Row &) const = default;
    };

    explicit SumList(QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Row> m_rows;
};

} // namespace atalaya::ui
