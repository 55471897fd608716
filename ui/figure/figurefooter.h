// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"
#include "ui/figure/figurewords.h"

#include <QMap>
#include <QWidget>

class QHeaderView;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// The last line of the rows: whether they give the figure, and what they add up to, under their own columns.
class FigureFooter final : public QWidget
{
    Q_OBJECT

public:
    /// `header` is the table's, whose columns the sums stand under.
    FigureFooter(QHeaderView *header, QWidget *parent);

    void show(models::FigurePresenter &presenter, const FigureWords &words);
    [[nodiscard]] QString sentence() const;
    /// As written; empty: none.
    [[nodiscard]] QString sumOf(int column) const { return m_sums.value(column); }

Q_SIGNALS:
    void addUpWanted();
    void cancelWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Verdict
    {
        QString icon{};
        Tint tint = Tint::Muted;
        QString text{};
        QString button{};
    };
    [[nodiscard]] static Verdict verdictOf(const models::FigurePresenter &presenter, const FigureWords &words);
    [[nodiscard]] static QMap<int, QString> sumsOf(const models::FigurePresenter &presenter, const FigureWords &words);
    void tint();

    QHeaderView *m_header;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    Verdict m_verdict;
    QMap<int, QString> m_sums;
    bool m_isTried = false;
    bool m_isRunning = false;
};

} // namespace atalaya::ui
