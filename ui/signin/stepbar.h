// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace atalaya::ui {

/// "Password — Scan and confirm — Recovery codes": what is done, what is now, what comes.
class StepBar : public QWidget
{
    Q_OBJECT

public:
    explicit StepBar(QWidget *parent = nullptr);
    void setSteps(const QStringList &steps, int current);
    [[nodiscard]] QSize sizeHint() const override { return {560, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_steps;
    int m_current = 0;
};

} // namespace atalaya::ui
