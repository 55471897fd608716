// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace atalaya::ui {

/// A dialog of one width, or as wide as its buttons need, always just as high as its wrapped words and messages need.
class SnugDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SnugDialog(int width, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    int m_width;
};

} // namespace atalaya::ui
