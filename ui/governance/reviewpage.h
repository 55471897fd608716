// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditwords.h"
#include "ui/common/page.h"

#include <QTimeZone>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace atalaya::models {
class ReviewPresenter;
}

namespace atalaya::ui {

class Banner;
class ReviewPane;
class ReviewQueueProxy;
class SegmentedControl;
class SkeletonRows;
class StatePane;
class WriteGuard;

/// The decisions that wait for a person, one of them beside the list, and what can be said about it; all by keyboard.
class ReviewPage final : public Page
{
    Q_OBJECT

public:
    /// Takes the presenter as its child.
    ReviewPage(models::ReviewPresenter *presenter, const QTimeZone &zone, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QList<Pane> panes() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    [[nodiscard]] QList<PageCommand> commands() override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectParts();
    void addKeys();
    void retranslate();
    void render();
    void renderWords();
    void renderStrip();
    void renderState();
    /// Where the open decision stands in the list.
    void selectOpen();
    void onCurrent(const QModelIndex &current);
    void tellView();
    void setPart(const QString &part);
    void next();
    void showProgress();

    models::ReviewPresenter *m_presenter;
    QTimeZone m_zone;
    AuditWords m_texts;
    ReviewQueueProxy *m_proxy;
    QPushButton *m_progress;
    SegmentedControl *m_parts;
    QLabel *m_words;
    QLabel *m_mine;
    Banner *m_strip;
    QSplitter *m_splitter;
    QStackedLayout *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    WriteGuard *m_guard;
    ReviewPane *m_pane;
    bool m_isStarted = false;
    bool m_isSelecting = false;
};

} // namespace atalaya::ui
