// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace atalaya::ui {

class StatePane;

/// One thing beside its list: a line at the edge, a head, what scrolls and a foot; or a state in their place.
class DetailPane : public QWidget
{
    Q_OBJECT

protected:
    /// `name` begins the names of its parts: "override" has `overridePane`, `override.scroll`, `override.state`.
    DetailPane(const QString &name, QWidget *parent);
    /// `log` leads away from the head; `body` scrolls.
    void layOut(QLabel *title, QPushButton *log, QVBoxLayout *body, QWidget *foot);
    [[nodiscard]] QScrollArea *scroll() const { return m_scroll; }
    [[nodiscard]] StatePane *state() const { return m_state; }
    /// The thing itself, or the state.
    void setThere(bool isThere);
    virtual void render() = 0;

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QStackedLayout *m_stack;
    QScrollArea *m_scroll;
    StatePane *m_state;
};

} // namespace atalaya::ui
