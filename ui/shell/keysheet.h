// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

#include <QDialog>

namespace atalaya::ui {

/// Behind "?": the keys of the window and of this page.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    KeySheet(const QString &pageTitle, const QList<Page::KeyHint> &pageKeys, QWidget *parent);

private:
    [[nodiscard]] static QList<Page::KeyHint> windowKeys();
};

} // namespace atalaya::ui
