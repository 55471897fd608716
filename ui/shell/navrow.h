// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace atalaya::ui {

/// One row of the navigation: icon and word, or the icon alone with the word as tooltip.
class NavRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavRow(const QString &iconName, QWidget *parent = nullptr);
    void setWords(const QString &words, const QString &second = {});
    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override { return {184, m_second.isEmpty() ? 32 : 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_second;
    bool m_collapsed = false;
};

} // namespace atalaya::ui
