// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditwords.h"
#include "ui/common/page.h"

#include <QPointer>
#include <QTimeZone>

#include <functional>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace atalaya::models {
class OverridePresenter;
class OverrideWish;
} // namespace atalaya::models

namespace atalaya::ui {

class Banner;
class OverrideDialog;
class OverridePane;
class OverridesProxy;
class SkeletonRows;
class StatePane;
class WriteGuard;

/// What people want to go ahead although a policy held it back, and one of them beside the list.
class OverridesPage final : public Page
{
    Q_OBJECT

public:
    struct Parts
    {
        /// The page takes it as its child.
        models::OverridePresenter *presenter = nullptr;
        /// Makes the wish for a decision.
        std::function<models::OverrideWish *(const QString &decisionId)> makeWish{};
        QTimeZone zone = QTimeZone::systemTimeZone();
    };

    explicit OverridesPage(const Parts &parts, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<Pane> panes() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void render();
    void renderWords();
    void renderState();
    void selectOpen();
    void setFilter(const QString &state);
    void request(const QString &decisionId);

    Parts m_parts;
    models::OverridePresenter *m_presenter;
    AuditWords m_texts;
    OverridesProxy *m_proxy;
    QComboBox *m_filter;
    QLabel *m_words;
    Banner *m_strip;
    QSplitter *m_splitter;
    QStackedLayout *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    WriteGuard *m_guard;
    OverridePane *m_pane;
    QPointer<OverrideDialog> m_request;
    bool m_isSelecting = false;
};

} // namespace atalaya::ui
