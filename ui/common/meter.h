// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace atalaya::ui {

/// Six pixels of track with a fill: a share of a limit. Amber from 85 %, red from 90 % when it has levels; the words
/// beside it say the same.
class Meter : public QWidget
{
    Q_OBJECT

public:
    explicit Meter(QWidget *parent = nullptr);
    /// 0–1, more is drawn full; nothing: an empty track ("no data" or no limit).
    void setFraction(std::optional<double> fraction);
    [[nodiscard]] std::optional<double> fraction() const { return m_fraction; }
    /// Off for progress, where more is better.
    void setHasLevels(bool hasLevels);
    [[nodiscard]] QSize sizeHint() const override { return {120, 6}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, 6}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<double> m_fraction;
    bool m_hasLevels = true;
};

} // namespace atalaya::ui
