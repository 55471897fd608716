// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

#include <QTimeZone>

#include <functional>

class QBoxLayout;
class QDialog;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace atalaya::models {
class DraftSource;
class PolicyEditor;
class PolicyFindings;
class PolicyHistory;
class PolicySimulation;
} // namespace atalaya::models

namespace atalaya::ui {

class Banner;
class Chip;
class ConflictPane;
class DraftOffer;
class ExamplesBox;
class ImpactPane;
class InPlaceQuestion;
class PolicyFormPane;
class PolicyReadingBox;
class StatePane;
class WarningLine;
class WriteGuard;

/// One policy: its form, what it says in plain words, and the way into force.
class PolicyEditorPage final : public Page
{
    Q_OBJECT

public:
    struct Parts
    {
        /// Taken as children.
        models::PolicyEditor *editor = nullptr;
        models::PolicyFindings *findings = nullptr;
        /// A child too. Null: this person may not try drafts.
        models::PolicySimulation *simulation = nullptr;
        std::function<models::PolicyHistory *()> makeHistory{};
        /// May be null; outlives the page.
        models::DraftSource *drafts = nullptr;
        QTimeZone zone = QTimeZone::systemTimeZone();
        QString currency{};
        /// The id of whoever sits here.
        QString me{};
        bool mayEdit = false;
        bool mayPublish = false;
    };
    explicit PolicyEditorPage(const Parts &parts, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<QWidget *> tools() override;
    [[nodiscard]] QString trail() const override;
    bool leaveTrail() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildForm();
    [[nodiscard]] QWidget *buildSides();
    void connectParts();
    void connectEditor();
    void render();
    /// There is one to show.
    [[nodiscard]] bool hasPolicy() const;
    void renderForm();
    void renderSaving();
    void renderFoot();
    void renderPane();
    void publish();
    void decidePending();
    void ask(QDialog *dialog);
    void showHistory();
    [[nodiscard]] QString savedWords() const;

    Parts m_parts;
    models::PolicyEditor *m_editor;
    models::PolicyFindings *m_findings;
    models::PolicySimulation *m_simulation;
    QPushButton *m_back;
    Chip *m_chip;
    QPushButton *m_versions;
    Banner *m_strip;
    DraftOffer *m_offer = nullptr;
    QStackedLayout *m_stack;
    QBoxLayout *m_sides = nullptr;
    QWidget *m_form;
    QScrollArea *m_scroll;
    WarningLine *m_pending;
    PolicyFormPane *m_fields;
    PolicyReadingBox *m_reading;
    ExamplesBox *m_examples;
    ImpactPane *m_impact = nullptr;
    QLabel *m_saved;
    InPlaceQuestion *m_discard;
    QPushButton *m_publish;
    ConflictPane *m_conflict;
    StatePane *m_state;
    WriteGuard *m_guard;
    QString m_message;
    /// Came to the front before there was anything to write in.
    bool m_wantsFocus = false;
};

} // namespace atalaya::ui
