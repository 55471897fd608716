// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>

class QAction;
class QLineEdit;
class QListWidget;

namespace atalaya::ui {

/// One thing that can be gone to or done.
struct Command
{
    QString id{};
    QString text{};
    QString icon{};
    /// Shown at the right; may be empty.
    QString keys{};
    std::function<void()> run{};
};

/// Ctrl+K: type a few letters, Enter. Accents and case don't matter; the letters' words may come in any order.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *parent);

    /// Opens over the parent with these commands. `fallback` is offered what was typed when nothing matches (a deep
    /// link); it says whether it took it.
    void open(const QList<Command> &commands, const std::function<bool(const QString &)> &fallback);
    [[nodiscard]] static bool matches(const QString &text, const QString &typed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void runCurrent();
    void close();
    void retranslate();

    QLineEdit *m_edit;
    QAction *m_editIcon;
    QListWidget *m_list;
    QList<Command> m_commands;
    std::function<bool(const QString &)> m_fallback;
    QPointer<QWidget> m_before;
};

} // namespace atalaya::ui
