// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurerowsreader.h"
#include "ui/export/exporter.h"
#include "ui/figure/figurewords.h"

#include <QPushButton>

namespace atalaya::charts {
class ChartBase;
}

namespace atalaya::ui {

/// The export button of an opened figure: its rows as figures, what it is as a sheet for the board.
class FigureExport final : public QPushButton
{
    Q_OBJECT

public:
    /// `presenter` outlives the button; `head` too, or is null. `page` carries the dialogs.
    FigureExport(models::FigurePresenter *presenter, const QString &tenant, const QTimeZone &zone,
                 api::LogHeadSource *head, QWidget *page);

    /// What is drawn beside the words; null for figures without.
    void setChart(charts::ChartBase *chart) { m_chart = chart; }
    /// What is written or copied stands in this busy list; it outlives the button.
    void setBusyList(api::OperationLog *busy) { m_exporter->setBusyList(busy); }
    void render(const FigureWords &words);

private:
    void openMenu();
    /// While rows are read or written the button stops that, and says how far it is.
    void renderButton();
    /// What is being written; null for what is written at once, which is not worth a word.
    [[nodiscard]] ExportJob *longJob() const;
    [[nodiscard]] bool isTooMuchToCopy();
    /// What was asked for, and what is tried: rows are read for a while, and the page goes on meanwhile.
    struct Asked
    {
        models::FigureQuery query{};
        models::UtcRange range{};
        QString filter{};
        std::optional<models::Assumed> tried{};
        FigureWords words;
        QDateTime fetchedAt{};
    };
    [[nodiscard]] Asked asked() const;
    /// The page still shows what was asked for; what is tried there may be another.
    [[nodiscard]] bool isShown(const Asked &asked) const;
    void prepare(Exporter::Rows rows, const Exporter::Take &take);
    /// All but the rows, as they are now.
    [[nodiscard]] ExportSubject subject() const;
    [[nodiscard]] QString moment(const QDateTime &at) const;
    [[nodiscard]] QString assumptions(const models::Assumed &assumed) const;

    models::FigurePresenter *m_presenter;
    models::FigureRowsReader *m_reader;
    Exporter *m_exporter;
    FigureWords m_words;
    /// While rows are read.
    std::optional<Asked> m_reading;
    QPointer<charts::ChartBase> m_chart;
};

} // namespace atalaya::ui
