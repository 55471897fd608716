// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace atalaya::ui {

/// Asks where to save and writes the file whole or not at all; says so when it could not.
/// `kind` is the ending: csv, png, svg.
void saveFile(QWidget *parent, const QString &name, const QString &kind, const QByteArray &bytes);

} // namespace atalaya::ui
