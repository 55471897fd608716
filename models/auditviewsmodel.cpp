// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditviewsmodel.h"

#include <algorithm>

namespace atalaya::models {

namespace {

const QString item = QStringLiteral("view");

/// Parts are encoded twice: the second time as an item of the whole.
QString encoded(const AuditView &view)
{
    QUrlQuery parts;
    const auto add = [&parts](const QString &name, const QString &value) {
        parts.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(QStringLiteral("name"), view.name);
    add(QStringLiteral("q"), view.text);
    add(QStringLiteral("sort"), QString::fromLatin1(contract::nameOf(view.sort).data()));
    for (const QString &column : view.columns)
        add(QStringLiteral("column"), column);
    return QString::fromLatin1(QUrl::toPercentEncoding(parts.query(QUrl::FullyEncoded)));
}

std::optional<AuditView> decoded(const QString &text)
{
    const QUrlQuery parts(text);
    const auto value = [&parts](const QString &name) {
        return parts.queryItemValue(name, QUrl::FullyDecoded);
    };
    const auto sort = contract::auditSortOf(value(QStringLiteral("sort")).toStdString());
    AuditView view{value(QStringLiteral("name")), value(QStringLiteral("q")),
                   sort.value_or(contract::AuditSort::NewestFirst),
                   parts.allQueryItemValues(QStringLiteral("column"), QUrl::FullyDecoded)};
    return view.name.isEmpty() || view.name.size() > AuditViewsModel::longestName ? std::nullopt
                                                                                  : std::optional(std::move(view));
}

bool isCalled(const AuditView &view, const QString &name)
{
    return view.name.compare(name, Qt::CaseInsensitive) == 0;
}

void insert(std::vector<AuditView> &views, AuditView view)
{
    std::erase_if(views, [&view](const AuditView &other) { return isCalled(other, view.name); });
    const auto place = std::ranges::find_if(
        views, [&view](const AuditView &other) { return QString::localeAwareCompare(other.name, view.name) > 0; });
    views.insert(place, std::move(view));
}

} // namespace

AuditViewsModel::AuditViewsModel(const QUrlQuery &kept, Keep keep, QObject *parent)
    : SmallTable(parent)
    , m_keep(std::move(keep))
{
    std::vector<AuditView> views;
    for (const QString &text : kept.allQueryItemValues(item, QUrl::FullyDecoded))
        if (auto view = decoded(text); view && static_cast<qsizetype>(views.size()) < mostViews)
            insert(views, *std::move(view));
    setRows(std::move(views));
}

bool AuditViewsModel::save(const AuditView &view)
{
    AuditView named = view;
    named.name = view.name.trimmed().left(longestName);
    if (named.name.isEmpty() || (!find(named.name) && static_cast<qsizetype>(rows().size()) >= mostViews))
        return false;
    std::vector<AuditView> views = rows();
    insert(views, std::move(named));
    set(std::move(views));
    return true;
}

void AuditViewsModel::remove(const QString &name)
{
    std::vector<AuditView> views = rows();
    if (std::erase_if(views, [&name](const AuditView &view) { return isCalled(view, name); }) > 0)
        set(std::move(views));
}

bool AuditViewsModel::rename(const QString &from, const QString &to)
{
    const QString name = to.trimmed().left(longestName);
    auto view = find(from);
    const auto other = find(name);
    if (!view || name.isEmpty() || (other && other->name != view->name))
        return false;
    std::vector<AuditView> views = rows();
    std::erase(views, *view);
    view->name = name;
    insert(views, *std::move(view));
    set(std::move(views));
    return true;
}

std::optional<AuditView> AuditViewsModel::find(const QString &name) const
{
    const auto found =
        std::ranges::find_if(rows(), [&name](const AuditView &view) { return isCalled(view, name.trimmed()); });
    return found == rows().end() ? std::nullopt : std::optional(*found);
}

void AuditViewsModel::set(std::vector<AuditView> views)
{
    setRows(std::move(views));
    QUrlQuery kept;
    for (const AuditView &view : rows())
        kept.addQueryItem(item, encoded(view));
    if (m_keep)
        m_keep(kept);
}

} // namespace atalaya::models
