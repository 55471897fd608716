// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditwords.h"
#include "ui/common/page.h"

#include <QTimeZone>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace atalaya::models {
class WhyPresenter;
}

namespace atalaya::ui {

class Chip;
class FactGrid;
class StatePane;
class WriteGuard;

/// "Why was this blocked?": the number of a decision or of its request goes in; policy, reason, who may lift it and
/// what was asked for come out.
class WhyPage final : public Page
{
    Q_OBJECT

public:
    /// Takes the presenter as its child. `mayRequest`: who looks may ask for an override.
    WhyPage(models::WhyPresenter *presenter, const QTimeZone &zone, bool mayRequest, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QUrlQuery query() const override;
    void open(const QUrlQuery &query) override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    void setReadOnly(ReadOnly why) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void ask();
    void retranslate();
    void render();
    void renderState();
    void renderAnswer();
    [[nodiscard]] QString ruleWords() const;
    [[nodiscard]] QString lifterWords() const;

    models::WhyPresenter *m_presenter;
    QTimeZone m_zone;
    bool m_mayRequest;
    AuditWords m_texts;
    QLineEdit *m_id;
    QPushButton *m_ask;
    QStackedLayout *m_stack;
    StatePane *m_state;
    Chip *m_chip;
    QLabel *m_sentence;
    FactGrid *m_facts;
    QLabel *m_liftHead;
    QLabel *m_lift;
    QPushButton *m_request;
    QPushButton *m_override;
    QPushButton *m_log;
    WriteGuard *m_guard;
};

} // namespace atalaya::ui
