// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace atalaya::api {
class OperationLog;
}

namespace atalaya::ui {

/// A small window over the status bar: what runs now, and what failed lately with its code to copy.
class OperationsPane : public QFrame
{
    Q_OBJECT

public:
    explicit OperationsPane(api::OperationLog *log, QWidget *parent = nullptr);
    /// With its lower right corner there.
    void openAt(const QPoint &globalCorner);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();

    api::OperationLog *m_log;
    QVBoxLayout *m_column;
};

} // namespace atalaya::ui
