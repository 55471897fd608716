// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurepresenter.h"
#include "ui/dashboard/dashboardwords.h"

#include <QCoreApplication>

#include <utility>

namespace atalaya::ui {

/// Every word of an opened figure, in the language of the moment.
class FigureWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::FigureWords)

public:
    /// A line of a computation: what stands before the equals sign, and what comes out.
    struct Line
    {
        QString left{};
        QString result{};
    };

    explicit FigureWords(Formats formats)
        : m_words(std::move(formats))
    {}
    [[nodiscard]] const Formats &formats() const { return m_words.formats(); }
    [[nodiscard]] const DashboardWords &dashboard() const { return m_words; }

    /// In the figure's unit; money below one with four digits.
    [[nodiscard]] QString amount(std::optional<double> value, models::Unit unit) const;
    [[nodiscard]] QString change(const models::FigurePresenter &presenter) const;
    [[nodiscard]] QList<Line> formula(const models::FigurePresenter &presenter) const;
    [[nodiscard]] QStringList breakEven(const models::FigurePresenter &presenter) const;
    /// The days that the rows are of, or the moment that they stand for.
    [[nodiscard]] QString covered(const contract::DashboardRows &head) const;

    [[nodiscard]] static QString kind(const QString &kind);
    /// Names of the platform (features, steps) in words; what the tenant wrote as it is.
    [[nodiscard]] static QString what(const QString &kind, const QString &text);
    [[nodiscard]] static QString column(int column, const contract::DashboardRows &head);
    /// One cell of the table.
    [[nodiscard]] QString cell(int column, const QVariant &value, const contract::DashboardRows &head) const;
    [[nodiscard]] QString rows(qint64 count) const;
    [[nodiscard]] QString date(const QDateTime &at) const;

private:
    [[nodiscard]] Line line(const models::FormulaStep &step, const models::FigurePresenter &presenter) const;
    [[nodiscard]] QString money(double amount) const;

    DashboardWords m_words;
};

} // namespace atalaya::ui
