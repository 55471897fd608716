// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace atalaya::ui {

/// The sign-in page's status bar: which platform, language, theme, version.
class SignInFooter : public QWidget
{
    Q_OBJECT

public:
    explicit SignInFooter(const UiContext &context, QWidget *parent = nullptr);
    void setPlatform(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    UiContext m_context;
    QLabel *m_icon;
    QLabel *m_platform;
    QToolButton *m_language;
    QToolButton *m_theme;
};

} // namespace atalaya::ui
