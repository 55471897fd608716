// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/looks.h"

#include "ui/common/type.h"

#include <QAbstractButton>
#include <QVariant>

namespace atalaya::ui {
namespace {

constexpr char LookKey[] = "atalayaLook";
constexpr char TintKey[] = "atalayaTint";
constexpr char InvalidKey[] = "atalayaInvalid";
constexpr char TriedKey[] = "atalayaTried";
constexpr char OwnFocusKey[] = "atalayaOwnFocus";
constexpr char RadiusKey[] = "atalayaRadius";

QVariant read(const QWidget *widget, const char *key)
{
    return widget ? widget->property(key) : QVariant();
}

} // namespace

void setLook(QAbstractButton *button, Look look, Tint tint)
{
    button->setProperty(LookKey, static_cast<int>(look));
    button->setProperty(TintKey, static_cast<int>(tint));
    if (look == Look::Primary)
        button->setFont(headingFont());
    if (look == Look::Link)
        button->setCursor(Qt::PointingHandCursor);
    button->updateGeometry();
    button->update();
}

Look lookOf(const QWidget *widget)
{
    return static_cast<Look>(read(widget, LookKey).toInt());
}

Tint tintOf(const QWidget *widget)
{
    return static_cast<Tint>(read(widget, TintKey).toInt());
}

void setInvalid(QWidget *field, bool invalid)
{
    if (isInvalid(field) == invalid)
        return;
    field->setProperty(InvalidKey, invalid);
    field->update();
}

bool isInvalid(const QWidget *field)
{
    return read(field, InvalidKey).toBool();
}

void setTried(QWidget *field, bool tried)
{
    if (isTried(field) == tried)
        return;
    field->setProperty(TriedKey, tried);
    field->update();
}

bool isTried(const QWidget *field)
{
    return read(field, TriedKey).toBool();
}

void setPaintsOwnFocus(QWidget *widget)
{
    widget->setProperty(OwnFocusKey, true);
}

bool paintsOwnFocus(const QWidget *widget)
{
    return read(widget, OwnFocusKey).toBool();
}

void setCornerRadius(QWidget *widget, int radius)
{
    widget->setProperty(RadiusKey, radius);
}

int cornerRadius(const QWidget *widget)
{
    const QVariant value = read(widget, RadiusKey);
    return value.isValid() ? value.toInt() : 5;
}

} // namespace atalaya::ui
