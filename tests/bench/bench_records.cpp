// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/diskcache.h"
#include "tests/cache/cachefixture.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

using namespace atalaya::api;
using namespace atalaya::tests;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// MiB that this process has for itself, as the kernel counts them.
double memory()
{
    QFile rollup(QStringLiteral("/proc/self/smaps_rollup"));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = rollup.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.simplified().split(' ').at(1).toDouble() / 1024;
    }
    return 0;
}

/// "size read-from-disk read-from-memory store-on-the-caller's-thread until-on-disk", times in milliseconds.
void measureSize(const QString &folder, qsizetype bytes)
{
    constexpr int runs = 60;
    std::vector<double> handedOver;
    std::vector<double> onDisk;
    std::vector<double> fromDisk;
    std::vector<double> fromMemory;
    {
        DiskCache cache(folder);
        cache.open(vaultKey());
        cache.flush();
        for (int n = 0; n < runs; ++n) {
            const CachedResponse response = cachedResponse(n, bytes);
            const auto began = Clock::now();
            cache.store(cacheKeyOf(n), response);
            handedOver.push_back(milliseconds(began));
            cache.flush();
            onDisk.push_back(milliseconds(began));
        }
    }
    DiskCache cache(folder);
    cache.open(vaultKey());
    cache.flush();
    for (int n = 0; n < runs; ++n) {
        auto began = Clock::now();
        const bool found = cache.find(cacheKeyOf(n)).has_value();
        fromDisk.push_back(milliseconds(began));
        began = Clock::now();
        if (!found || !cache.find(cacheKeyOf(n)))
            qFatal("a record is missing");
        fromMemory.push_back(milliseconds(began));
    }
    std::printf("%lld %.3f %.4f %.3f %.2f\n", static_cast<long long>(bytes), median(fromDisk), median(fromMemory),
                median(handedOver), median(onDisk));
}

/// "full answers megabytes-in-memory megabytes-on-disk process-MiB-it-costs".
void measureFull(const QString &folder)
{
    const double before = memory();
    DiskCache cache(folder);
    cache.open(vaultKey());
    constexpr qsizetype usual = 40'000;
    // Half as many again as both bounds hold.
    const int answers = static_cast<int>(DiskCache::Bounds().diskBytes * 3 / 2 / usual);
    for (int n = 0; n < answers; ++n) {
        cache.store(cacheKeyOf(n), cachedResponse(n, usual));
        if (n % 50 == 0)
            cache.flush();
    }
    cache.flush();
    const CacheSize size = cache.size();
    std::printf("full %lld %.1f %.1f %.1f\n", static_cast<long long>(size.diskEntries),
                static_cast<double>(size.memoryBytes) / 1e6, static_cast<double>(size.diskBytes) / 1e6,
                memory() - before);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir dir;
    for (const qsizetype bytes : {1'000, 10'000, 100'000, 1'000'000})
        measureSize(dir.filePath(QString::number(bytes)), bytes);
    measureFull(dir.filePath(QStringLiteral("full")));
    return 0;
}
