// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include "ui/common/type.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {

KeySheet::KeySheet(const QString &pageTitle, const QList<Page::KeyHint> &pageKeys, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("Keys"));
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(24, 20, 24, 16);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    const auto addSection = [this, grid, &row](const QString &title, const QList<Page::KeyHint> &hints) {
        if (hints.isEmpty())
            return;
        auto *const heading = makeLabel(headingFont(), false, this);
        heading->setText(title);
        grid->addWidget(heading, row++, 0, 1, 2);
        for (const Page::KeyHint &hint : hints) {
            auto *const keys = makeLabel(monoFont(), false, this);
            keys->setText(hint.keys);
            auto *const meaning = makeLabel(bodyFont(), true, this);
            meaning->setText(hint.meaning);
            grid->addWidget(keys, row, 0);
            grid->addWidget(meaning, row++, 1);
        }
        grid->setRowMinimumHeight(row++, 10);
    };
    addSection(pageTitle, pageKeys);
    addSection(tr("Everywhere"), windowKeys());
    auto *const close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("keySheet.close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    grid->addWidget(close, row, 1, Qt::AlignRight);
}

QList<Page::KeyHint> KeySheet::windowKeys()
{
    return {{QStringLiteral("Ctrl+K"), tr("Search or go to a page")},
            {QStringLiteral("Ctrl+1…9"), tr("Page by its place in the navigation")},
            {QStringLiteral("Alt+← Alt+→"), tr("Back and forward")},
            {QStringLiteral("F5"), tr("Read the data again")},
            {QStringLiteral("F6 Shift+F6"), tr("Next and previous part of the window")},
            {QStringLiteral("Ctrl+Shift+N"), tr("Notifications")},
            {QStringLiteral("Ctrl+L"), tr("Lock the window")},
            {QStringLiteral("Esc"), tr("Close the innermost thing")},
            {QStringLiteral("?"), tr("These keys")}};
}

} // namespace atalaya::ui
