// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pagefixture.h"

#include "models/figurepresenter.h"
#include "tests/models/figureanswers.h"
#include "ui/figure/figurefooter.h"
#include "ui/figure/figurepage.h"

#include <QTableView>

namespace atalaya::tests {

/// The page of a figure over the answers of the sample week, anew for each test.
class FigurePageFixture : public PageFixture, protected FigureAnswers
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// The figure of the sample week, all of it answered.
    void open(const char *metric);
    /// Chooses this way to export, and answers what it asks for.
    void exportAs(const char *way);
    void choose(const char *way);

    [[nodiscard]] ui::FigureFooter *footer() const { return find<ui::FigureFooter>("figureFooter"); }
    [[nodiscard]] QTableView *view() const { return find<QTableView>("figureRows"); }
    /// What is said in the label, in the cell, and as the title of the pane in the rows' place if that is seen.
    [[nodiscard]] QString text(const char *name) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString stateTitle() const;

    models::FigurePresenter *m_presenter = nullptr;
    ui::FigurePage *m_page = nullptr;
};

} // namespace atalaya::tests
