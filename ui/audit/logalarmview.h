// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/logverifier.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/factgrid.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

class Card;

/// What is wrong with the log: what happened, both heads side by side, and what to do. Stays until the alarm is lifted.
class LogAlarmView final : public QWidget
{
    Q_OBJECT

public:
    /// `log` outlives the view.
    LogAlarmView(api::LogVerifier *log, QWidget *parent);

    void render(const AuditWords &words);
    void focusFirst();
    [[nodiscard]] QList<QWidget *> stops() const;
    /// What to name when the alarm is spoken of: the same for the same alarm.
    [[nodiscard]] static QString codeOf(const api::LogAlarm &alarm);

Q_SIGNALS:
    void liftWanted();
    /// To the query and its filters; nothing there is verified.
    void searchWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Head
    {
        QLabel *title;
        QLabel *note;
        FactGrid *facts;
    };
    [[nodiscard]] Head makeHead(QWidget *parent);
    [[nodiscard]] QWidget *makeHeads();
    [[nodiscard]] QWidget *makeSteps();
    [[nodiscard]] QWidget *makeButtons();
    struct Shown
    {
        QString title{};
        QString note{};
        std::string signedNote{};
        std::string key{};
        contract::Instant at{};
        Tint root = Tint::Text;
        /// What else belongs to this head.
        QList<FactGrid::Fact> more{};
    };
    void fill(const Head &head, const Shown &shown, const AuditWords &words);
    void arrange();
    void saveEvidence();
    void copyCode();
    void checkAgain();
    void tint();

    api::LogVerifier *m_log;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_story;
    Card *m_card;
    QGridLayout *m_heads = nullptr;
    Head m_pinned{};
    Head m_offered{};
    QLabel *m_stepsTitle = nullptr;
    QList<QLabel *> m_steps;
    QGridLayout *m_lower = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_lift;
    QPushButton *m_search;
    QLabel *m_note;
    QLabel *m_said;
};

} // namespace atalaya::ui
