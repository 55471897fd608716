// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"
#include "ui/safeuse/promptspane.h"
#include "ui/safeuse/safeusepane.h"

class QStackedLayout;

namespace atalaya::ui {

class SegmentedControl;

[[nodiscard]] QString safeUsePageId();

/// What binds a tenant's agents beside its policies: the rules, and the prompt templates.
class SafeUsePage final : public Page
{
    Q_OBJECT

public:
    struct Parts
    {
        SafeUsePane::Parts rules{};
        PromptsPane::Parts prompts{};
    };
    explicit SafeUsePage(const Parts &parts, QWidget *parent = nullptr);

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

private:
    [[nodiscard]] bool isOnPrompts() const;
    void turnTo(bool prompts);
    void retranslate();
    void tellAge();

    models::SafeUseEditor *m_editor;
    models::PromptsModel *m_list;
    bool m_mayEditPrompts;
    WriteGuard *m_guard;
    SegmentedControl *m_choice;
    SafeUsePane *m_rules;
    PromptsPane *m_prompts;
    QStackedLayout *m_stack;
};

} // namespace atalaya::ui
