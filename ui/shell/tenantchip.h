// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace atalaya::ui {

/// Whose data the window shows: the tenant's own colour, name and plan.
class TenantChip : public QWidget
{
    Q_OBJECT

public:
    explicit TenantChip(QWidget *parent = nullptr);
    /// Hidden for the platform's own people (empty id).
    void setTenant(const QString &id, const QString &name, const QString &plan);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_id;
    QString m_name;
    QString m_plan;
};

} // namespace atalaya::ui
