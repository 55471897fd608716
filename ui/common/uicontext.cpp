// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uicontext.h"

#include "ui/common/language.h"
#include "ui/common/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::Appearance)
};

constexpr QLatin1String LanguageKey("appearance/language");
constexpr QLatin1String ThemeKey("appearance/theme");

/// Filled each time it opens, so it is always in the present language.
template<class Fill>
QMenu *makeMenu(QWidget *parent, Fill fill)
{
    auto *const menu = new QMenu(parent);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, fill] {
        menu->clear();
        auto *const group = new QActionGroup(menu);
        fill(menu, group);
    });
    return menu;
}

template<class Choose>
void addChoice(QMenu *menu, QActionGroup *group, const QString &text, bool isCurrent, Choose choose)
{
    QAction *const action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isCurrent);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, choose);
}

} // namespace

QMenu *makeLanguageMenu(const UiContext &context, QWidget *parent)
{
    return makeMenu(parent, [context](QMenu *menu, QActionGroup *group) {
        for (const QString &code : Language::available() + QStringList{QStringLiteral("system")}) {
            const bool isSystem = code == QLatin1String("system");
            addChoice(menu, group, isSystem ? Words::tr("As the system") : Language::nameOf(code),
                      context.language->preference() == code, [context, code] { rememberLanguage(context, code); });
        }
    });
}

QMenu *makeThemeMenu(const UiContext &context, QWidget *parent)
{
    return makeMenu(parent, [context](QMenu *menu, QActionGroup *group) {
        const std::pair<Theme::Mode, QString> modes[] = {{Theme::Mode::Light, Words::tr("Light")},
                                                         {Theme::Mode::Dark, Words::tr("Dark")},
                                                         {Theme::Mode::FollowSystem, Words::tr("As the system")}};
        for (const auto &[mode, text] : modes)
            addChoice(menu, group, text, context.theme->mode() == mode,
                      [context, mode = mode] { rememberTheme(context, mode); });
    });
}

void rememberTheme(const UiContext &context, Theme::Mode mode)
{
    context.settings->setValue(ThemeKey, Theme::key(mode));
    context.theme->setMode(mode);
}

void rememberLanguage(const UiContext &context, const QString &preference)
{
    context.settings->setValue(LanguageKey, preference);
    context.language->setPreference(preference);
}

void restoreAppearance(const UiContext &context)
{
    context.language->setPreference(context.settings->value(LanguageKey).toString());
    context.theme->setMode(Theme::fromKey(context.settings->value(ThemeKey).toString()));
}

} // namespace atalaya::ui
