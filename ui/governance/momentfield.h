// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QCheckBox;
class QDateTimeEdit;

namespace atalaya::ui {

/// A moment in the tenant's zone, or none.
class MomentField final : public QWidget
{
    Q_OBJECT

public:
    MomentField(const QString &name, const QTimeZone &zone, QWidget *parent = nullptr);

    /// `word`: what the tick says, for example "from"; `name`: the whole of it, for who hears it.
    void set(const std::optional<contract::Instant> &moment, const QString &word, const QString &name);
    void setFault(const QString &words);
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void edited(const std::optional<atalaya::contract::Instant> &moment);

private:
    void tell();

    QTimeZone m_zone;
    QCheckBox *m_given;
    QDateTimeEdit *m_moment;
};

} // namespace atalaya::ui
