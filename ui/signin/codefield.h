// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace atalaya::ui {

/// Six digits in six boxes. For the keyboard, the clipboard and assistive tools it is one ordinary line edit; only the
/// drawing differs. Whatever is pasted, its digits count.
class CodeField : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int Digits = 6;

    struct Measures
    {
        /// With the ring's three pixels at both ends the row is 400 wide.
        QSize box{57, 52};
        int gap = 8;
        int middleGap = 20;
    };

    explicit CodeField(const Measures &measures, QWidget *parent = nullptr);

    [[nodiscard]] bool isComplete() const { return text().size() == Digits; }
    [[nodiscard]] QRect boxRect(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The sixth digit has come, typed, pasted or set.
    void completed(const QString &code);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int boxAt(const QPoint &position) const;

    Measures m_measures;
};

} // namespace atalaya::ui
