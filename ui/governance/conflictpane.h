// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::models {
class PolicyEditor;
}

namespace atalaya::ui {

class ChangeList;

/// Somebody else saved first: both texts, part by part, until it is chosen what holds.
class ConflictPane final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    ConflictPane(models::PolicyEditor *editor, const QString &currency, const QTimeZone &zone,
                 QWidget *parent = nullptr);

    void render();
    void focusFirst();

private:
    models::PolicyEditor *m_editor;
    QString m_currency;
    QTimeZone m_zone;
    QLabel *m_title;
    QLabel *m_words;
    ChangeList *m_changes;
    QPushButton *m_save;
};

} // namespace atalaya::ui
