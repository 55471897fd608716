// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace atalaya::ui {

/// The language of words, figures and dates, switchable while running: widgets get QEvent::LanguageChange.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);

    /// "es" and "en".
    [[nodiscard]] static QStringList available();
    /// A language's own name for itself.
    [[nodiscard]] static QString nameOf(const QString &code);
    /// One of available(), or "system".
    [[nodiscard]] QString preference() const { return m_preference; }
    [[nodiscard]] QString code() const { return m_code; }
    void setPreference(const QString &preference);

Q_SIGNALS:
    void changed();

private:
    QString m_preference;
    QString m_code;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace atalaya::ui
