// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace atalaya::ui {

/// The bell in the top bar with the number of unread notifications.
class BellButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit BellButton(QWidget *parent = nullptr);

    [[nodiscard]] int unread() const { return m_unread; }
    void setUnread(int unread);
    /// Who listens rather than looks is told, when there is a pause: `words` is what came.
    void announce(const QString &words);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_unread = 0;
};

} // namespace atalaya::ui
