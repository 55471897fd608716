// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace atalaya::ui {

class DecisionChip;

/// Under the rows of a figure: when the chosen one is a decision, what it was, and the way to it in the log.
class DecisionLine final : public QWidget
{
    Q_OBJECT

public:
    /// `view` shows rows of a FigureRowsModel and outlives the line.
    DecisionLine(QTableView *view, QWidget *parent);

    /// Who may not look into the log is led nowhere.
    void setLeads(bool leads);
    void render();
    [[nodiscard]] QWidget *chip() const;

Q_SIGNALS:
    void decisionWanted(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    QTableView *m_view;
    QLabel *m_words;
    DecisionChip *m_chip;
    QString m_id;
    bool m_leads = false;
};

} // namespace atalaya::ui
