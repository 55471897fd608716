// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::ui {

/// Icon, sentence and, under it, a way out. Warnings have a background, what is fine has none.
class WarningLine final : public QWidget
{
    Q_OBJECT

public:
    explicit WarningLine(QWidget *parent = nullptr);
    /// Without `way` there is no button.
    void set(Tint tint, const QString &sentence, const QString &way);

Q_SIGNALS:
    void followed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void draw();

    Tint m_tint = Tint::Warn;
    QLabel *m_icon;
    QLabel *m_words;
    QPushButton *m_way;
};

} // namespace atalaya::ui
