// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/readonly.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <QWidget>

#include <functional>

namespace atalaya::ui {

/// Something that the page offers to the palette behind Ctrl+K.
struct PageCommand
{
    QString id{};
    QString text{};
    QString icon{};
    std::function<void()> run{};
};

/// One page of the window. The shell makes it on its first visit and keeps it; it never asks for data before
/// activate().
class Page : public QWidget
{
    Q_OBJECT

public:
    struct KeyHint
    {
        /// As shown on the key, for example "T" or "Ctrl+E".
        QString keys{};
        QString meaning{};
    };

    struct Pane
    {
        QWidget *area = nullptr;
        /// Gets the keyboard; null, or when it can't: the first control of the area.
        QWidget *first = nullptr;
    };

    explicit Page(QWidget *parent = nullptr);

    /// The page has come to the front: load what is missing or out of date.
    virtual void activate() = 0;
    /// F5: ask the platform again; what is shown stays readable meanwhile.
    virtual void refresh() = 0;
    /// Put into the top bar, left to right, while the page is in front. The page owns them.
    [[nodiscard]] virtual QList<QWidget *> tools() { return {}; }
    /// The parts that F6 goes round, in order.
    [[nodiscard]] virtual QList<Pane> panes() { return {{this}}; }
    /// What is opened inside the page ("Money saved"), shown after its title; empty at the page's root.
    [[nodiscard]] virtual QString trail() const { return {}; }
    /// Leaves what is opened inside. False when nothing was.
    virtual bool leaveTrail() { return false; }
    /// Where the page stands, for history and deep links, and the way back to it.
    [[nodiscard]] virtual QUrlQuery query() const { return {}; }
    virtual void open(const QUrlQuery &query) { Q_UNUSED(query) }
    /// Keys of this page for the sheet behind "?".
    [[nodiscard]] virtual QList<KeyHint> keys() const { return {}; }
    /// For the palette; asked each time it opens.
    [[nodiscard]] virtual QList<PageCommand> commands() { return {}; }
    /// While it is not No, nothing may be written and reading goes on; a page that writes hands it to a WriteGuard.
    virtual void setReadOnly(ReadOnly why) { Q_UNUSED(why) }

    /// When the oldest of the shown data was fetched; invalid while there is none.
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }

Q_SIGNALS:
    void asOfChanged(const QDateTime &asOf);
    /// The trail or the query changed: title bar and history follow.
    void trailChanged();
    void toolsChanged();
    /// The person wants to leave; the shell asks about unsent work first.
    void signOutWanted();
    /// A link to where the page stands is to be put into the clipboard.
    void linkWanted();
    /// Asks the shell to go to another page, by its id.
    void pageRequested(const QString &id, const QUrlQuery &query);

protected:
    void setAsOf(const QDateTime &asOf);
    bool focusNextPrevChild(bool next) override;

private:
    QDateTime m_asOf;
};

} // namespace atalaya::ui
