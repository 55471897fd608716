// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

class QPushButton;

namespace atalaya::ui {

struct DemoAccount;

/// A person of the demo card: tenant square, name, role and tenant, and a button with the code when it is offered.
class DemoRow : public QAbstractButton
{
    Q_OBJECT

public:
    static constexpr int Height = 46;

    explicit DemoRow(QWidget *parent = nullptr);
    void setAccount(const DemoAccount &account);
    /// Shows "Use code 481 207", or a disabled "Next code in 18 s", or nothing.
    void setOffer(const QString &code, qint64 secondsToWait);
    void clearOffer();
    /// The account that the form is filled with.
    void setChosen(bool isChosen);
    [[nodiscard]] QPushButton *codeButton() const { return m_use; }
    [[nodiscard]] QSize sizeHint() const override { return {420, Height}; }

Q_SIGNALS:
    void codeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *m_use;
    QString m_name;
    QString m_where;
    QString m_role;
    QString m_tenantId;
    bool m_isChosen = false;
};

} // namespace atalaya::ui
