// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace atalaya::models {
class CacheFactsModel;
class ThisComputer;
} // namespace atalaya::models

namespace atalaya::ui {

class InPlaceQuestion;

/// What is kept of what was read: how much, how well it serves, and the way to forget it.
class CacheBox : public QWidget
{
    Q_OBJECT

public:
    /// `computer` outlives the box.
    explicit CacheBox(models::ThisComputer *computer, QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone);
    /// Reads the figures again.
    void refresh();
    [[nodiscard]] InPlaceQuestion *clearQuestion() const { return m_clear; }

Q_SIGNALS:
    void cleared();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void render();

    models::ThisComputer *m_computer;
    models::CacheFactsModel *m_facts;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    QLabel *m_reads;
    InPlaceQuestion *m_clear;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace atalaya::ui
