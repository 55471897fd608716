// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/safeuse/focuskeeper.h"

#include <QTimeZone>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace atalaya::models {
class DraftSource;
class SafeUseEditor;
class SafeUseHistory;
} // namespace atalaya::models

namespace atalaya::ui {

class Banner;
class BothVersions;
class DraftOffer;
class InPlaceQuestion;
class MaskingPreviewBox;
class SafeUseFields;
class StatePane;
class WarningLine;
class WriteGuard;

/// The rules of safe use as a form, and beside it a place to try the masking.
class SafeUsePane final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        /// Taken as a child.
        models::SafeUseEditor *editor = nullptr;
        std::function<models::SafeUseHistory *()> makeHistory{};
        /// May be null; outlives the pane.
        models::DraftSource *drafts = nullptr;
        QTimeZone zone = QTimeZone::systemTimeZone();
        bool mayChange = false;
    };
    /// `guard` outlives the pane.
    SafeUsePane(const Parts &parts, WriteGuard *guard, QWidget *parent);

    void focusFirst();
    [[nodiscard]] QWidget *formArea() const;
    [[nodiscard]] QWidget *previewArea() const;
    [[nodiscard]] QWidget *previewFirst() const;
    void focusPreview();
    void save();
    void showHistory();
    void retranslate();

Q_SIGNALS:
    /// When what is shown was fetched.
    void shown();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildForm();
    [[nodiscard]] QWidget *buildFoot();
    void connectParts();
    void render();
    void renderForm();
    void renderSaving();
    void renderFoot();
    void renderState();
    [[nodiscard]] QString headWords() const;
    [[nodiscard]] QString savedWords() const;
    void askBoth();

    Parts m_parts;
    models::SafeUseEditor *m_editor;
    WriteGuard *m_guard;
    Banner *m_strip;
    DraftOffer *m_offer = nullptr;
    QStackedLayout *m_stack;
    QScrollArea *m_scroll;
    SafeUseFields *m_fields;
    QLabel *m_head;
    QPushButton *m_versions;
    WarningLine *m_warning;
    QLabel *m_noteWord;
    QLineEdit *m_note;
    QLabel *m_noteFault;
    QLabel *m_saved;
    InPlaceQuestion *m_discard;
    QPushButton *m_save;
    MaskingPreviewBox *m_preview;
    BothVersions *m_conflict;
    StatePane *m_state;
    /// Came to the front before there was anything to write in.
    bool m_wantsFocus = false;
    FocusKeeper m_focus;
};

} // namespace atalaya::ui
