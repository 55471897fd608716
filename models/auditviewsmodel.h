// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "models/smalltable.h"

#include <QStringList>
#include <QUrlQuery>

#include <functional>

namespace atalaya::models {

/// What somebody has called a query of the audit log, with its order and the columns to show.
struct AuditView
{
    QString name;
    QString text;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    /// By the page's own names, in order; empty: the usual ones.
    QStringList columns{};

    bool operator==(const AuditView &) const = default;
};

/// The saved views of one person, by name. IdRole is the name.
class AuditViewsModel final : public SmallTable<AuditView>
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Text,
        ColumnCount
    };
    static constexpr qsizetype mostViews = 50;
    static constexpr qsizetype longestName = 80;
    /// Takes what is to be kept.
    using Keep = std::function<void(const QUrlQuery &)>;

    /// `kept`: what `keep` was given last time; anything else in it is skipped. `keep` may be empty.
    AuditViewsModel(const QUrlQuery &kept, Keep keep, QObject *parent = nullptr);

    /// Replaces the one of that name, whatever the case. False: no name, or too many views.
    bool save(const AuditView &view);
    void remove(const QString &name);
    /// False: no such view, no name, or the name is taken by another.
    bool rename(const QString &from, const QString &to);
    [[nodiscard]] std::optional<AuditView> find(const QString &name) const;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const AuditView &view) const override { return view.name; }
    [[nodiscard]] QVariant cell(const AuditView &view, int column) const override
    {
        return column == Name ? view.name : view.text;
    }

private:
    void set(std::vector<AuditView> views);

    Keep m_keep;
};

} // namespace atalaya::models
