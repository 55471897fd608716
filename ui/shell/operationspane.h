// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace atalaya::models {
class OperationsModel;
}

namespace atalaya::ui {

/// A small window over the status bar: what runs now, and what failed lately with its code to copy.
class OperationsPane : public QFrame
{
    Q_OBJECT

public:
    /// `operations` must outlive the pane.
    explicit OperationsPane(const models::OperationsModel *operations, QWidget *parent = nullptr);
    /// With its lower right corner there.
    void openAt(const QPoint &globalCorner);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void rebuildIfSeen();
    [[nodiscard]] QString wordsOf(int row) const;
    void addWords(const QFont &font, bool muted, const QString &text);
    void addFailure(int row);

    const models::OperationsModel *m_operations;
    QVBoxLayout *m_column;
};

} // namespace atalaya::ui
