// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// In the global namespace, as the macro wants; without it the linker drops the resources of a static library.
static void initIconResources()
{
    Q_INIT_RESOURCE(atalaya_icons);
}

namespace atalaya::ui {
namespace {

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPixmap pixmap = draw(rect.size(), painter->device()->devicePixelRatio(), mode);
        const int side = qMin(rect.width(), rect.height());
        painter->drawPixmap(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, pixmap);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return draw(size, 1.0, mode); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt hands in device pixels here.
        const QSize logical(qRound(size.width() / scale), qRound(size.height() / scale));
        return draw(logical, scale, mode);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    [[nodiscard]] QPixmap draw(const QSize &size, qreal ratio, QIcon::Mode mode) const
    {
        const Tokens &tokens = Tokens::of(QGuiApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? tokens.muted : tokens.colour(m_tint);
        return iconPixmap(m_name, qMin(size.width(), size.height()), ratio, colour);
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    if (name.isEmpty())
        return {};
    return QIcon(new TintedEngine(name, tint));
}

QPixmap iconPixmap(const QString &name, int size, qreal ratio, const QColor &colour)
{
    if (name.isEmpty())
        return {};
    const QString key = QStringLiteral("atalaya/%1/%2/%3/%4").arg(name).arg(size).arg(ratio).arg(colour.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    initIconResources();
    const int pixels = qMax(1, qRound(size * ratio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    // Qt SVG draws `currentColor` black: the shape is kept, the colour put in.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap markPixmap(int size, qreal ratio, const Tokens &tokens)
{
    return iconPixmap(QStringLiteral("atalaya"), size, ratio, tokens.accent);
}

} // namespace atalaya::ui
