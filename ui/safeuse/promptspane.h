// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/safeuse/promptpane.h"

class QSplitter;
class QTableView;

namespace atalaya::models {
class PromptsModel;
}

namespace atalaya::ui {

class Banner;
class PromptsProxy;
class SkeletonRows;

/// The prompt templates, and one of them beside the list.
class PromptsPane final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        /// Taken as a child.
        models::PromptsModel *list = nullptr;
        PromptPane::Parts one{};
    };
    /// `guard` outlives the pane.
    PromptsPane(const Parts &parts, WriteGuard *guard, QWidget *parent);

    void refresh();
    void recover();
    void open(const QString &id);
    void openNew();
    [[nodiscard]] QString openId() const;
    void save();
    void focusFirst();
    [[nodiscard]] QWidget *listArea() const;
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] PromptPane *onePane() const { return m_one; }
    void retranslate();

Q_SIGNALS:
    /// Another template is open.
    void opened();
    /// When what is shown was fetched.
    void shown();

private:
    void build();
    void connectParts();
    void render();
    void renderState();
    void selectOpen();

    Parts m_parts;
    models::PromptsModel *m_list;
    models::PromptEditor *m_editor;
    WriteGuard *m_guard;
    PromptsProxy *m_rows;
    Banner *m_strip;
    QLabel *m_words;
    QPushButton *m_new;
    QSplitter *m_splitter;
    QStackedLayout *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    PromptPane *m_one;
    bool m_isSelecting = false;
};

} // namespace atalaya::ui
