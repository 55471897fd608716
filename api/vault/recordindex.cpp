// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/recordindex.h"

#include <algorithm>

namespace atalaya::api {

RecordIndex::RecordIndex(const RecordFiles *files, const RecordFolder::Bounds &bounds)
    : m_files(files)
    , m_bounds(bounds)
{}

qint64 RecordIndex::count()
{
    m_counted = true;
    m_index.clear();
    qint64 bytes = 0;
    qint64 lastUse = 0;
    const QList<RecordFiles::File> files = m_files->list();
    for (const RecordFiles::File &file : files) {
        m_index.insert(file.name, file);
        bytes += file.bytes;
        lastUse = std::max(lastUse, file.usedAt);
    }
    m_bytes = bytes;
    m_records = m_index.size();
    return lastUse;
}

qint64 RecordIndex::lastUseOf(const QByteArray &name) const
{
    const auto found = m_index.constFind(name);
    return found == m_index.cend() ? neverUsed : found->usedAt;
}

bool RecordIndex::put(const QByteArray &name, const QByteArray &record, qint64 usedAt)
{
    if (!m_files->write(name, record, usedAt))
        return false;
    RecordFiles::File &file = m_index[name];
    m_records += file.name.isEmpty() ? 1 : 0;
    m_bytes += record.size() - file.bytes;
    file = {name, record.size(), usedAt};
    return true;
}

void RecordIndex::drop(const QByteArray &name)
{
    m_files->remove(name);
    if (const auto found = m_index.constFind(name); found != m_index.cend()) {
        m_bytes -= found->bytes;
        --m_records;
        m_index.erase(found);
    }
}

void RecordIndex::touch(const QByteArray &name, qint64 usedAt)
{
    m_files->touch(name, usedAt);
    if (const auto found = m_index.find(name); found != m_index.end())
        found->usedAt = usedAt;
}

bool RecordIndex::passes(qint64 tenths) const
{
    return (m_bounds.bytes > 0 && m_bytes > m_bounds.bytes * tenths / 10) ||
           (m_bounds.records > 0 && m_records > m_bounds.records * tenths / 10);
}

void RecordIndex::evict(const QSet<QByteArray> &pinned)
{
    if (!isTooMuch())
        return;
    QList<RecordFiles::File> oldestFirst = m_index.values();
    std::sort(oldestFirst.begin(), oldestFirst.end(),
              [](const RecordFiles::File &a, const RecordFiles::File &b) { return a.usedAt < b.usedAt; });
    for (const RecordFiles::File &file : std::as_const(oldestFirst)) {
        // Some more than it must, so that not every write has to look at the whole folder.
        if (!passes(9))
            return;
        if (!pinned.contains(file.name))
            drop(file.name);
    }
}

} // namespace atalaya::api
