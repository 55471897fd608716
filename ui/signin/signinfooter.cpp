// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinfooter.h"

#include "ui/common/icons.h"
#include "ui/common/language.h"
#include "ui/common/looks.h"
#include "ui/common/theme.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace atalaya::ui {
namespace {

QToolButton *makeSwitch(const QString &name, const QString &iconName, QMenu *menu, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setObjectName(name);
    button->setFont(captionFont());
    button->setIcon(icon(iconName, Tint::Muted));
    button->setIconSize({14, 14});
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFixedHeight(24);
    setLook(button, Look::Quiet, Tint::Muted);
    button->setMenu(menu);
    return button;
}

} // namespace

SignInFooter::SignInFooter(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_icon(new QLabel(this))
    , m_platform(makeLabel(captionFont(), true, this))
    , m_language(makeSwitch(QStringLiteral("signin.language"), QStringLiteral("translate"),
                            makeLanguageMenu(context, this), this))
    , m_theme(
          makeSwitch(QStringLiteral("signin.theme"), QStringLiteral("circle-half"), makeThemeMenu(context, this), this))
{
    m_platform->setObjectName(QStringLiteral("signin.platform"));
    auto *const version = makeLabel(captionFont(), true, this);
    version->setText(QStringLiteral("Atalaya " ATALAYA_VERSION));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_platform, 1);
    row->addWidget(m_language);
    row->addWidget(m_theme);
    row->addWidget(version);
    setFixedHeight(26);
    connect(context.theme, &Theme::changed, this, &SignInFooter::retranslate);
    retranslate();
}

void SignInFooter::setPlatform(const QString &words)
{
    m_platform->setText(words);
    m_icon->setVisible(!words.isEmpty());
}

void SignInFooter::retranslate()
{
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("hdd-stack"), 14, devicePixelRatioF(), m_context.theme->tokens().muted));
    m_language->setText(QLatin1Char(' ') + Language::nameOf(m_context.language->code()));
    m_language->setAccessibleName(tr("Language: %1").arg(m_language->text().trimmed()));
    QString theme = tr("As the system");
    if (m_context.theme->mode() == Theme::Mode::Light)
        theme = tr("Light");
    else if (m_context.theme->mode() == Theme::Mode::Dark)
        theme = tr("Dark");
    m_theme->setText(QLatin1Char(' ') + theme);
    m_theme->setAccessibleName(tr("Theme: %1").arg(theme));
}

void SignInFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Tokens::of(this).line);
}

void SignInFooter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
