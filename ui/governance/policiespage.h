// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

#include <QTimeZone>

#include <functional>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace atalaya::models {
class PoliciesModel;
class GovernanceSettings;
class PolicyTransfer;
} // namespace atalaya::models

namespace atalaya::ui {

class Banner;
class PoliciesProxy;
class SkeletonRows;
class StatePane;
class WriteGuard;

/// The tenant's policies, in the order in which they speak, and what each did in the last 30 days.
class PoliciesPage final : public Page
{
    Q_OBJECT

public:
    /// Takes the model as its child. `mayEdit`: who looks may write drafts.
    PoliciesPage(models::PoliciesModel *model, const QTimeZone &zone, bool mayEdit, QWidget *parent = nullptr);

    /// Makes what reads and writes files of policies; without it there are no buttons for it.
    void setTransfers(std::function<models::PolicyTransfer *()> make);

    /// Makes what reads and changes the settings of governance; without it there is no button for it.
    void setSettings(std::function<models::GovernanceSettings *()> make);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    [[nodiscard]] QList<PageCommand> commands() override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();
    void showPane();
    void openCurrent();
    void openNew();
    void buildTransfers();
    void importFile();
    void exportFile();
    void openSettings();
    void tell(const QString &words);

    models::PoliciesModel *m_model;
    PoliciesProxy *m_proxy;
    QTimeZone m_zone;
    bool m_mayEdit;
    std::function<models::PolicyTransfer *()> m_makeTransfer;
    std::function<models::GovernanceSettings *()> m_makeSettings;
    QPushButton *m_new;
    QPushButton *m_import;
    QPushButton *m_export;
    QPushButton *m_settings;
    Banner *m_told;
    Banner *m_strip;
    QLabel *m_words;
    QStackedLayout *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    WriteGuard *m_guard;
};

} // namespace atalaya::ui
