// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace atalaya::ui {

/// Lays over words that open something: they keep their look, get a ground under the mouse, a focus ring, and answer
/// to click, Space and Enter. What it holds is put into its layout.
class OpenButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit OpenButton(QWidget *parent = nullptr);
    /// Off: plain words, no stop for the Tab key.
    void setOpens(bool opens);
    [[nodiscard]] QSize sizeHint() const override { return QWidget::sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_opens = true;
};

} // namespace atalaya::ui
