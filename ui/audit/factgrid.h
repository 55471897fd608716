// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace atalaya::ui {

/// Names at the left, values at the right; values wrap and can be selected with mouse and keyboard. Plain text only.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString name{};
        QString value{};
        /// Muted, behind the value.
        QString note{};
        /// Numbers, hashes and ids.
        bool isMono = false;
        /// Missing: the value is muted too.
        bool isMissing = false;
        /// Good, or wrong: Executed and Blocked have their colour, all others the text's.
        Tint tint = Tint::Text;
        bool operator==(const Fact &) const = default;
    };
    enum class Size
    {
        Body,
        Caption
    };

    explicit FactGrid(Size size, QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }
    void setNameWidth(int width);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *name;
        QLabel *value;
    };
    void render();

    Size m_size;
    QGridLayout *m_grid;
    QList<Line> m_lines;
    QList<Fact> m_facts;
};

} // namespace atalaya::ui
