// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

namespace atalaya {

class PortalSettings;

/// Whether the desktop prefers dark windows, and when it changes its mind, as the settings portal tells it. Without a
/// portal, or where it has no preference, it says nothing: the palette at the start stands.
class SystemTheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemTheme(const QDBusConnection &session, QObject *parent = nullptr);

Q_SIGNALS:
    void darkChanged(bool dark);

private:
    void ask();
    void take(QVariant value);

    PortalSettings *m_portal = nullptr;
};

} // namespace atalaya
