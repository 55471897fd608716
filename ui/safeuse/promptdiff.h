// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/prompt.h"
#include "api/rules/textdiff.h"

#include <QPlainTextEdit>

#include <optional>

namespace atalaya::ui {

/// What became of a template: lines that went with −, lines that came with +, and in them the words.
class PromptDiff final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PromptDiff(const QString &name, QWidget *parent = nullptr);

    /// Without `before` all of it is new.
    void compare(const std::optional<contract::PromptDocument> &before, const contract::PromptDocument &after);
    [[nodiscard]] bool isSame() const { return m_isSame; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void renderFacts();
    void renderLine(const rules::LineChange &line);
    void write(const QString &text, rules::WordRun::Kind kind, bool isWord);
    void writeSide(const rules::LineChange &line, rules::WordRun::Kind side);

    std::optional<contract::PromptDocument> m_before;
    contract::PromptDocument m_after;
    bool m_isSame = false;
};

} // namespace atalaya::ui
