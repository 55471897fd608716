// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttable.h"
#include "models/figurequery.h"
#include "ui/common/card.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/dashboardwords.h"

class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace atalaya::charts {
class ChartBase;
}
namespace atalaya::models {
class DashboardPresenter;
}

namespace atalaya::ui {

class OpenButton;

/// A figure to be opened, over the days of a bar when it is one's.
struct FigureTarget
{
    models::FigureId figure{};
    std::optional<rules::DayRange> bar{};
};

/// One of the six cards: header with title (which opens its figure) and menu, and a body that can be loading, shown,
/// or say why it is not.
class DashboardCard : public Card
{
    Q_OBJECT

public:
    /// `id` names the card's objects and files: tasks, quality, risk, adoption, usage, activation.
    DashboardCard(const QString &id, QWidget *parent);

    [[nodiscard]] QString id() const { return m_id; }
    /// What the title opens.
    [[nodiscard]] virtual FigureTarget target() const = 0;
    [[nodiscard]] QString title() const;
    /// Takes the presenter's figures and the words of the moment.
    virtual void refresh(const models::DashboardPresenter &presenter, const DashboardWords &words) = 0;
    /// What copy and CSV give: the chart's table unless a card has its own.
    [[nodiscard]] virtual charts::ChartTable table() const;
    [[nodiscard]] charts::ChartBase *chart() const { return m_chart; }
    /// What the Tab key visits, in order.
    [[nodiscard]] QList<QWidget *> stops() const;
    [[nodiscard]] QToolButton *menuButton() const { return m_menuButton; }
    void showLoading();

Q_SIGNALS:
    void opened(const atalaya::ui::FigureTarget &target);
    /// The menu is about to open; whoever can copy and save adds the ways to do it.
    void exportMenuWanted(QMenu *menu);
    /// The body's first button, where it has one.
    void retryRequested();

protected:
    /// What a point of the chart opens.
    [[nodiscard]] virtual FigureTarget targetAt(int point) const;
    /// Further things in the body that open, in order.
    [[nodiscard]] virtual QList<QWidget *> openers() const { return {}; }
    void setTitle(const QString &title, const QString &subtitle = {});
    void setHeaderWidget(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void showBody();
    /// A quiet sentence where there is nothing to draw.
    void showNotice(const QString &text);
    void showState(const StatePane::Content &content);
    /// Connects the chart's keys and theme to the card; once, after making it.
    void adopt(charts::ChartBase *chart);
    void changeEvent(QEvent *event) override;

private:
    void drawChevron();
    void fillMenu();

    QString m_id;
    OpenButton *m_open;
    QLabel *m_title;
    QLabel *m_chevron;
    QLabel *m_subtitle;
    QHBoxLayout *m_header;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    QStackedLayout *m_stack;
    QWidget *m_content;
    QVBoxLayout *m_body;
    QWidget *m_skeleton;
    QLabel *m_notice;
    StatePane *m_state = nullptr;
    charts::ChartBase *m_chart = nullptr;
};

} // namespace atalaya::ui
