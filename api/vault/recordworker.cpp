// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/recordworker.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace atalaya::api {

RecordFolder::Worker::Worker(const QString &path, const Bounds &bounds)
    : m_files(path)
    , m_bounds(bounds)
    , m_index(&m_files, bounds)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

qint64 RecordFolder::Worker::nextUse()
{
    // Strictly increasing, so that the order of use is one also within a tick of the clock.
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    m_lastUse = std::max<qint64>(std::chrono::nanoseconds(now).count(), m_lastUse + 1);
    return m_lastUse;
}

std::optional<std::optional<QByteArray>> RecordFolder::Worker::waiting(const QByteArray &name) const
{
    const std::lock_guard lock(m_lock);
    if (const auto found = m_waiting.constFind(name); found != m_waiting.cend())
        return found->record;
    if (m_clearingPinned > 0 || (m_clearing > 0 && !m_pinned.contains(name)))
        return std::optional<QByteArray>();
    return std::nullopt;
}

void RecordFolder::Worker::change(const QByteArray &name, const std::optional<QByteArray> &record, const Written &done,
                                  Use use)
{
    const std::unique_lock lock(m_lock);
    const qint64 size = record ? record->size() : 0;
    // A disk that hangs must not fill the memory.
    if (size > m_bounds.largest || (record && m_bounds.bytes > 0 && m_waitingBytes + size > m_bounds.bytes)) {
        ++m_failures;
        if (done)
            m_thread.start([done] { done(false); });
        return;
    }
    Change &change = m_waiting[name];
    m_waitingBytes += size - (change.record ? change.record->size() : 0);
    change.record = record;
    change.number = ++m_lastNumber;
    if (use == Use::Now)
        change.use = use;
    if (done)
        change.done.push_back(done);
    m_thread.start([this, name] { apply(name); });
}

void RecordFolder::Worker::touch(const QByteArray &name)
{
    const std::lock_guard lock(m_lock);
    m_touched.insert(name, nextUse());
}

void RecordFolder::Worker::pin(const QByteArray &name)
{
    const std::lock_guard lock(m_lock);
    m_pinned.insert(name);
}

void RecordFolder::Worker::removeAll(Pinned pinned)
{
    const std::lock_guard lock(m_lock);
    const bool all = pinned == Pinned::Go;
    for (auto change = m_waiting.begin(); change != m_waiting.end();) {
        if (!all && m_pinned.contains(change.key())) {
            ++change;
            continue;
        }
        m_waitingBytes -= change->record ? change->record->size() : 0;
        for (const Written &done : change->done)
            m_thread.start([done] { done(false); });
        change = m_waiting.erase(change);
    }
    m_touched.clear();
    int &clearing = all ? m_clearingPinned : m_clearing;
    ++clearing;
    m_thread.start([this, &clearing, except = all ? QSet<QByteArray>() : m_pinned] {
        clear(except);
        const std::lock_guard done(m_lock);
        --clearing;
    });
}

void RecordFolder::Worker::sweep(const Keeps &keeps)
{
    m_thread.start([this, keeps] {
        m_files.removeHalfWritten();
        count();
        const QList<QByteArray> present = keeps ? m_index.names() : QList<QByteArray>();
        for (const QByteArray &name : present) {
            const auto head = RecordHead::read(m_files.begin(name, RecordHead::bytes));
            if (!head || !keeps(*head))
                m_index.drop(name);
        }
        m_index.evict(pinned());
    });
}

QList<QByteArray> RecordFolder::Worker::names() const
{
    QSet<QByteArray> names;
    const QList<RecordFiles::File> files = m_files.list();
    for (const RecordFiles::File &file : files)
        names.insert(file.name);
    const std::lock_guard lock(m_lock);
    if (m_clearing > 0 || m_clearingPinned > 0)
        names = m_clearingPinned > 0 ? QSet<QByteArray>() : names & m_pinned;
    for (auto change = m_waiting.cbegin(); change != m_waiting.cend(); ++change) {
        if (change->record)
            names.insert(change.key());
        else
            names.remove(change.key());
    }
    return names.values();
}

void RecordFolder::Worker::flush()
{
    m_thread.start([this] { applyTouches(); });
    m_thread.waitForDone();
}

void RecordFolder::Worker::apply(const QByteArray &name)
{
    applyTouches();
    std::unique_lock lock(m_lock);
    const auto found = m_waiting.constFind(name);
    if (found == m_waiting.cend())
        return;
    // It stays in the queue while it is written, so that whoever reads meanwhile gets the newer one.
    const Change change = *found;
    m_waiting[name].done.clear();
    lock.unlock();
    bool written = true;
    if (change.record)
        written = put(name, *change.record, change.use);
    else
        m_index.drop(name);
    lock.lock();
    if (const auto now = m_waiting.find(name); now != m_waiting.end() && now->number == change.number) {
        m_waitingBytes -= change.record ? change.record->size() : 0;
        m_waiting.erase(now);
    }
    lock.unlock();
    if (!written)
        ++m_failures;
    for (const Written &done : change.done)
        done(written);
}

bool RecordFolder::Worker::put(const QByteArray &name, const QByteArray &record, Use use)
{
    if (!m_index.isCounted())
        count();
    std::unique_lock lock(m_lock);
    const qint64 usedAt = use == Use::Now ? nextUse() : m_index.lastUseOf(name);
    lock.unlock();
    if (!m_index.put(name, record, usedAt))
        return false;
    if (m_index.isTooMuch()) {
        count();
        // For what is there in passing nothing goes but itself.
        if (usedAt == RecordIndex::neverUsed && m_index.isTooMuch())
            m_index.drop(name);
        else
            m_index.evict(pinned());
    }
    return true;
}

void RecordFolder::Worker::clear(const QSet<QByteArray> &except)
{
    count();
    const QList<QByteArray> present = m_index.names();
    for (const QByteArray &name : present) {
        if (!except.contains(name))
            m_index.drop(name);
    }
    m_files.removeHalfWritten();
}

void RecordFolder::Worker::applyTouches()
{
    std::unique_lock lock(m_lock);
    const QHash<QByteArray, qint64> touched = std::exchange(m_touched, {});
    lock.unlock();
    for (auto touch = touched.cbegin(); touch != touched.cend(); ++touch)
        m_index.touch(touch.key(), touch.value());
}

void RecordFolder::Worker::count()
{
    const qint64 lastUse = m_index.count();
    // A clock that was set back must not make what is used now the oldest.
    const std::lock_guard lock(m_lock);
    m_lastUse = std::max(m_lastUse, lastUse);
}

QSet<QByteArray> RecordFolder::Worker::pinned() const
{
    const std::lock_guard lock(m_lock);
    return m_pinned;
}

} // namespace atalaya::api
