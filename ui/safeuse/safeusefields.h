// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/safeuseform.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QVBoxLayout;

namespace atalaya::models {
class SafeUseEditor;
}

namespace atalaya::ui {

/// The rules of safe use as a form: kinds that are masked, decisions without a source, limits.
class SafeUseFields final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    explicit SafeUseFields(models::SafeUseEditor *editor, QWidget *parent = nullptr);

    void render();
    void retranslate();
    void focusFirst();

private:
    struct Limit
    {
        models::SafeUsePart part{};
        QString models::SafeUseForm::*text = nullptr;
        QLabel *word = nullptr;
        QLineEdit *field = nullptr;
        QLabel *unit = nullptr;
        QLabel *fault = nullptr;
    };
    void buildKinds(QVBoxLayout *column);
    void buildSources(QVBoxLayout *column);
    void buildLimits(QVBoxLayout *column);
    void renderLimits();
    template<class F>
    void change(F fn);

    models::SafeUseEditor *m_editor;
    QLabel *m_kindsTitle;
    QLabel *m_kindsWords;
    std::array<QCheckBox *, 5> m_kinds{};
    std::array<QLabel *, 5> m_marks{};
    QLabel *m_sourcesTitle;
    QLabel *m_sourcesWords;
    QButtonGroup *m_sourcesGroup;
    std::array<QRadioButton *, 3> m_sources{};
    QLabel *m_limitsTitle;
    QLabel *m_limitsWords;
    std::array<Limit, 3> m_limits{};
};

} // namespace atalaya::ui
