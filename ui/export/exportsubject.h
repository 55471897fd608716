// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/exporttable.h"
#include "ui/export/frozenpicture.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace atalaya::ui {

/// What leaves the window, in words: a card, a figure with its rows, or a whole page.
struct ExportSubject
{
    /// The file's name without ending.
    QString name{};
    QString title{};
    QString period{};
    /// When the platform told it, in words; the moment of saving is another.
    QString asOf{};
    /// The figure as it is written large, and how it changed; empty where there is none.
    QString figure{};
    QString change{};
    QStringList formula{};
    QStringList assumptions{};
    /// What was tried instead of the stored assumptions, in words; empty: nothing. Marks every export.
    QString tried{};
    /// What the rows of the table contain; the figure is of all rows. Empty: all are there.
    QString filter{};
    ExportTable table{};
    /// Rows that the table is the beginning of; nullopt: it has all.
    std::optional<qint64> allRows{};
    FrozenPicture picture{};
};

} // namespace atalaya::ui
