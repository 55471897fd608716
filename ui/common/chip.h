// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

namespace atalaya::ui {

/// A pill of 20: icon and word in the tint's colours. Outside tables only; its text is its accessible name.
class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);
    void set(const QString &iconName, const QString &text, Tint tint);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_text;
    Tint m_tint = Tint::Unknown;
};

} // namespace atalaya::ui
