// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/qrview.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace atalaya::ui {

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(sizeHint());
}

void QrView::setContent(const QString &content)
{
    m_modules = {};
    const QByteArray bytes = content.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr : QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (code) {
        const int width = code->width;
        m_modules = QImage(width + 2 * QuietZone, width + 2 * QuietZone, QImage::Format_RGB32);
        m_modules.fill(Qt::white);
        for (int y = 0; y < width; ++y)
            for (int x = 0; x < width; ++x)
                if (code->data[y * width + x] & 1)
                    m_modules.setPixel(x + QuietZone, y + QuietZone, qRgb(0, 0, 0));
    }
    update();
}

int QrView::modulePixels(int modules, int side, qreal ratio)
{
    return qMax(1, static_cast<int>(side * ratio) / qMax(1, modules));
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    if (m_modules.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const int module = modulePixels(m_modules.width(), width(), ratio);
    QImage image = m_modules.scaled(m_modules.size() * module, Qt::KeepAspectRatio, Qt::FastTransformation);
    image.setDevicePixelRatio(ratio);
    const int side = qRound(image.width() / ratio);
    painter.drawImage(QPoint((width() - side) / 2, (height() - side) / 2), image);
}

} // namespace atalaya::ui
