// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/governancesettings.h"
#include "ui/common/snugdialog.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace atalaya::ui {

class StatePane;
class WarningLine;

/// What holds for all policies and reviews of the tenant. Saving asks for the second factor where policies are changed.
class SettingsDialog final : public SnugDialog
{
    Q_OBJECT

public:
    /// Takes the settings as its child, and asks for them.
    explicit SettingsDialog(models::GovernanceSettings *settings, QWidget *parent = nullptr);

private:
    using Field = models::GovernanceSettings::Field;

    void build();
    void buildPolicies(QGridLayout *grid);
    void buildReviews(QGridLayout *grid);
    QLineEdit *addMinutes(QGridLayout *grid, const QString &name, const QString &word,
                          QString models::GovernanceForm::*member, QLabel **note);
    template<class F>
    void change(F fn);
    void render();
    void renderPending();
    void renderState();
    [[nodiscard]] QString note(Field field, const QString &theirs) const;
    [[nodiscard]] QString message() const;

    models::GovernanceSettings *m_settings;
    QWidget *m_form;
    StatePane *m_state;
    WarningLine *m_pending;
    QPushButton *m_takeBack;
    QComboBox *m_mode;
    QLabel *m_modeNote;
    QCheckBox *m_eyes;
    QLabel *m_eyesNote;
    QLabel *m_reviewsHead;
    QLineEdit *m_sla = nullptr;
    QLabel *m_slaNote = nullptr;
    QLineEdit *m_hold = nullptr;
    QLabel *m_holdNote = nullptr;
    WarningLine *m_message;
    QPushButton *m_close;
    QPushButton *m_save;
    bool m_waits = false;
};

} // namespace atalaya::ui
