// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace atalaya::ui {

/// A QR code made here, always black on white with its quiet zone of four, in whole pixels only.
class QrView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int QuietZone = 4;

    explicit QrView(QWidget *parent = nullptr);
    void setContent(const QString &content);
    /// One pixel a module, quiet zone included; null when there is no content or it is too long.
    [[nodiscard]] const QImage &modules() const { return m_modules; }
    /// Side of one module in device pixels for a square of `side`.
    [[nodiscard]] static int modulePixels(int modules, int side, qreal ratio);
    [[nodiscard]] QSize sizeHint() const override { return {228, 228}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_modules;
};

} // namespace atalaya::ui
