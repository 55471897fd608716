// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/safeuse/focuskeeper.h"

#include <QTimeZone>
#include <QWidget>

#include <functional>

class QDialog;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace atalaya::models {
class DraftSource;
class PromptEditor;
class PromptHistory;
} // namespace atalaya::models

namespace atalaya::ui {

class BothVersions;
class Chip;
class DraftOffer;
class InPlaceQuestion;
class PromptFields;
class StatePane;
class WarningLine;
class WriteGuard;

/// One prompt template: its text, where it stands, and the way into force.
class PromptPane final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        /// Taken as a child.
        models::PromptEditor *editor = nullptr;
        std::function<models::PromptHistory *()> makeHistory{};
        /// May be null; outlives the pane.
        models::DraftSource *drafts = nullptr;
        QTimeZone zone = QTimeZone::systemTimeZone();
    };
    /// `guard` outlives the pane.
    PromptPane(const Parts &parts, WriteGuard *guard, QWidget *parent);

    void retranslate();
    void save();
    void focusFirst();
    [[nodiscard]] QWidget *first() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildFoot();
    void connectParts();
    void render();
    void renderChip();
    void renderFoot();
    void renderState();
    void renderMessage();
    void askBoth();
    void ask(QDialog *dialog);
    void askForApproval();
    void decide();
    void showHistory();
    [[nodiscard]] QString savedWords() const;

    Parts m_parts;
    models::PromptEditor *m_editor;
    WriteGuard *m_guard;
    DraftOffer *m_offer = nullptr;
    QStackedLayout *m_stack;
    QLabel *m_title;
    Chip *m_chip;
    QPushButton *m_versions;
    QScrollArea *m_scroll;
    WarningLine *m_waits;
    PromptFields *m_fields;
    WarningLine *m_message;
    QLabel *m_saved;
    InPlaceQuestion *m_discard;
    QPushButton *m_save;
    QPushButton *m_request;
    BothVersions *m_conflict;
    StatePane *m_state;
    QString m_refusal;
    FocusKeeper m_focus;
};

} // namespace atalaya::ui
