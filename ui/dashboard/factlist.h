// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace atalaya::ui {

class OpenButton;

/// Rows of a name at the left and a figure at the right, each of which opens; a missing figure is quiet.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name{};
        QString value{};
        bool known = true;
        /// Names the row's button for tests and tools.
        QString id{};
        bool operator==(const Row &) const = default;
    };

    explicit FactList(int rowHeight, QWidget *parent = nullptr);
    void setRows(const QList<Row> &rows);
    /// In the order of the rows, for the Tab key.
    [[nodiscard]] QList<QWidget *> buttons() const;

Q_SIGNALS:
    void activated(int row);

private:
    struct Line
    {
        OpenButton *button;
        QLabel *name;
        QLabel *value;
    };
    void addLine();

    int m_rowHeight;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
    QList<Line> m_lines;
};

} // namespace atalaya::ui
