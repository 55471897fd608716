// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/readonly.h"

#include <QHash>
#include <QObject>

class QWidget;

namespace atalaya::ui {

/// Switches the controls of a page that write off and on. One that is off for want of a connection or a session says
/// so, as tooltip and to assistive tools; what it said before comes back with it.
class WriteGuard : public QObject
{
    Q_OBJECT

public:
    explicit WriteGuard(QObject *parent = nullptr);

    /// From now on `control` is enabled only when it is wanted and writing is allowed.
    void add(QWidget *control);
    /// Whether the page itself wants it enabled (something is selected, …). `writes` is false while what it would do
    /// stays on this computer.
    void setWanted(QWidget *control, bool wanted, bool writes = true);
    void setReadOnly(ReadOnly why);
    [[nodiscard]] ReadOnly readOnly() const { return m_why; }
    /// After a language change.
    void retranslate();

private:
    struct Control
    {
        bool wanted = true;
        bool writes = true;
        bool isSpeaking = false;
        QString toolTip{};
        QString description{};
    };
    void apply(QWidget *widget, Control &control) const;

    QHash<QWidget *, Control> m_controls;
    ReadOnly m_why = ReadOnly::No;
};

} // namespace atalaya::ui
