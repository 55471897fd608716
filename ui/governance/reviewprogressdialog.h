// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QDialog>

class QLabel;
class QTableView;

namespace atalaya::models {
class ReviewProgressModel;
}

namespace atalaya::ui {

class Meter;

/// What each reviewer said in 30 days, and the meter for rubber stamps with its formula.
class ReviewProgressDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `model` outlives it.
    ReviewProgressDialog(models::ReviewProgressModel *model, const Formats &formats, QWidget *parent);

private:
    void build();
    void render();

    models::ReviewProgressModel *m_model;
    Formats m_formats;
    QTableView *m_table;
    QLabel *m_words;
    QLabel *m_share;
    Meter *m_meter;
};

} // namespace atalaya::ui
