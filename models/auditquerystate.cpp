// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditquerystate.h"

namespace atalaya::models {

using contract::AuditSort;

AuditQueryState::AuditQueryState(const QTimeZone &zone, QObject *parent)
    : QObject(parent)
    , m_zone(zone)
    , m_read(QString(), zone)
{}

void AuditQueryState::setLanguage(rules::QueryLanguage language)
{
    m_language = language;
    m_read = AuditQueryText(m_now.text, m_zone, m_language);
}

void AuditQueryState::setText(const QString &text)
{
    if (text == m_now.text)
        return;
    take({text, m_now.sort}, m_isTyping);
    m_isTyping = true;
}

void AuditQueryState::setSort(AuditSort sort)
{
    set(m_now.text, sort);
}

void AuditQueryState::set(const QString &text, AuditSort sort)
{
    m_isTyping = false;
    take({text, sort}, false);
}

void AuditQueryState::step(const QString &text)
{
    set(text, m_now.sort);
}

void AuditQueryState::take(const Step &next, bool continues)
{
    if (next == m_now)
        return;
    m_steps.resize(m_at + 1);
    if (!continues) {
        m_steps.append(Step());
        if (m_steps.size() > mostSteps)
            m_steps.removeFirst();
        m_at = m_steps.size() - 1;
    }
    m_steps[m_at] = next;
    show(next);
}

void AuditQueryState::show(const Step &next)
{
    m_now = next;
    m_read = AuditQueryText(next.text, m_zone, m_language);
    const QString meaning = isValid() ? m_read.meaning() : m_askedMeaning;
    const bool isOther = meaning != m_askedMeaning || next.sort != m_asked.sort;
    if (isOther)
        m_asked = {isValid() ? next.text : m_asked.text, next.sort};
    m_askedMeaning = meaning;
    Q_EMIT changed();
    if (isOther)
        Q_EMIT askedChanged();
}

void AuditQueryState::goBack()
{
    if (!canGoBack())
        return;
    m_isTyping = false;
    show(m_steps.at(--m_at));
}

void AuditQueryState::goForward()
{
    if (!canGoForward())
        return;
    m_isTyping = false;
    show(m_steps.at(++m_at));
}

QUrlQuery AuditQueryState::toLink() const
{
    QUrlQuery link;
    if (!isAll())
        link.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(m_now.text.trimmed())));
    if (m_now.sort != AuditSort::NewestFirst) {
        const std::string_view name = contract::nameOf(m_now.sort);
        link.addQueryItem(QStringLiteral("sort"),
                          QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    return link;
}

void AuditQueryState::fromLink(const QUrlQuery &link)
{
    const auto sort = contract::auditSortOf(link.queryItemValue(QStringLiteral("sort")).toStdString());
    set(link.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded), sort.value_or(AuditSort::NewestFirst));
}

} // namespace atalaya::models
