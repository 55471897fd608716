// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace atalaya::ui {
namespace {

QString systemCode()
{
    for (const QString &tag : QLocale::system().uiLanguages())
        for (const QString &code : Language::available())
            if (tag == code || tag.startsWith(code + QLatin1Char('-')))
                return code;
    return QStringLiteral("en");
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
{
    setPreference(QStringLiteral("system"));
}

QStringList Language::available()
{
    return {QStringLiteral("es"), QStringLiteral("en")};
}

QString Language::nameOf(const QString &code)
{
    return code == QLatin1String("es") ? QStringLiteral("Español") : QStringLiteral("English");
}

void Language::setPreference(const QString &preference)
{
    const bool isKnown = available().contains(preference);
    m_preference = isKnown ? preference : QStringLiteral("system");
    const QString code = isKnown ? preference : systemCode();
    if (code == m_code)
        return;
    m_code = code;
    // The locale first: widgets format their figures anew when the translators tell them.
    QLocale::setDefault(code == QLatin1String("es") ? QLocale(QLocale::Spanish, QLocale::Spain)
                                                    : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/atalaya_") + code))
        QCoreApplication::installTranslator(&m_own);
    Q_EMIT changed();
}

} // namespace atalaya::ui
