// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurelink.h"

#include "models/figurecatalog.h"
#include "ui/dashboard/periodcontrol.h"

#include <QUrl>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

QString value(const QUrlQuery &link, const QString &key)
{
    return link.queryItemValue(key, QUrl::FullyDecoded);
}

} // namespace

QString figurePageId()
{
    return u"figure"_s;
}

QUrlQuery figureLink(const models::FigureQuery &query)
{
    QUrlQuery link;
    link.addQueryItem(u"metric"_s, query.figure.metric);
    if (!query.figure.item.isEmpty())
        link.addQueryItem(u"item"_s, QString::fromLatin1(QUrl::toPercentEncoding(query.figure.item)));
    for (const auto &[key, text] : PeriodControl::toQuery(query.period).queryItems())
        link.addQueryItem(key, text);
    if (query.bar) {
        link.addQueryItem(u"first"_s, models::toQDate(query.bar->first).toString(Qt::ISODate));
        link.addQueryItem(u"last"_s, models::toQDate(query.bar->end).addDays(-1).toString(Qt::ISODate));
    }
    return link;
}

std::optional<models::FigureQuery> figureFromLink(const QUrlQuery &link, QDate today)
{
    const auto period = PeriodControl::fromQuery(link, today);
    models::FigureQuery query{
        {value(link, u"metric"_s), value(link, u"item"_s)}, period.value_or(models::DashboardPeriod{}), std::nullopt};
    if (!models::traitsOf(query.figure.metric))
        return std::nullopt;
    if (link.hasQueryItem(u"first"_s) || link.hasQueryItem(u"last"_s)) {
        const QDate first = QDate::fromString(value(link, u"first"_s), Qt::ISODate);
        const QDate last = QDate::fromString(value(link, u"last"_s), Qt::ISODate);
        if (models::checkRange(first, last, today) != models::RangeProblem::None)
            return std::nullopt;
        query.bar = models::DashboardPeriod::between(first, last).custom;
    }
    return query;
}

} // namespace atalaya::ui
