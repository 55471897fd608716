// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure/figurewords.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atalaya::charts {
class BridgeChart;
}

namespace atalaya::ui {

class Chip;
class FactList;
class FormulaBox;
class SumList;
class TrialControl;

/// The left half of an opened figure: the figure, how it comes about, what is assumed and can be tried, the way from
/// gross to net, and the other figures of its card.
class FigureStory final : public QWidget
{
    Q_OBJECT

public:
    /// `presenter` outlives the widget.
    explicit FigureStory(models::FigurePresenter *presenter, QWidget *parent = nullptr);

    void render(const FigureWords &words);
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void figureWanted(const atalaya::models::FigureId &figure);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildTrial(QVBoxLayout *column);
    void renderHead(const FigureWords &words);
    void renderTrial(const FigureWords &words);
    void renderBridge(const FigureWords &words);
    void renderRelated(const FigureWords &words);
    void tint();

    models::FigurePresenter *m_presenter;
    QLabel *m_figure;
    QLabel *m_figureName;
    Chip *m_chip;
    QLabel *m_other;
    QLabel *m_otherName;
    QLabel *m_changeIcon;
    QLabel *m_change;
    QLabel *m_meaning;
    QLabel *m_formulaTitle;
    FormulaBox *m_formula;
    QLabel *m_missing;
    QWidget *m_trial;
    QLabel *m_trialTitle;
    QPushButton *m_reset;
    TrialControl *m_minutes;
    TrialControl *m_rate;
    TrialControl *m_review;
    QLabel *m_note;
    QLabel *m_breakEven;
    QWidget *m_net;
    QLabel *m_netTitle;
    charts::BridgeChart *m_bridge;
    SumList *m_sums;
    QLabel *m_relatedTitle;
    FactList *m_related;
    QList<models::FigureId> m_relatedIds;
    DashboardWords::ChangeWords m_changeLook;
};

} // namespace atalaya::ui
