// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"
#include "ui/common/statepane.h"

#include <functional>

namespace atalaya::ui {

/// A page that is one StatePane, whose words are made anew after a change of language.
class StatePage : public Page
{
    Q_OBJECT

public:
    using Words = std::function<StatePane::Content()>;

    explicit StatePage(Words words, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override {}
    [[nodiscard]] StatePane *pane() const { return m_pane; }

protected:
    void changeEvent(QEvent *event) override;

private:
    Words m_words;
    StatePane *m_pane;
};

/// "Your role may not see …": who may, which role you have, and a way on.
[[nodiscard]] StatePane::Content forbiddenWords(const QString &pageTitle, const QStringList &rolesThatMay,
                                                const QString &ownRole);
[[nodiscard]] StatePane::Content notFoundWords();

} // namespace atalaya::ui
