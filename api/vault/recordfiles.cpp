// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/recordfiles.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;

constexpr auto halfWritten = ".new-";
constexpr qsizetype nameDigits = 64;
constexpr qint64 nanoseconds = 1'000'000'000;

/// Closed, and so unlocked, whatever happens; a killed process's too.
class Handle
{
public:
    explicit Handle(int descriptor)
        : m_descriptor(descriptor)
    {}
    ~Handle()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Handle)
    [[nodiscard]] int get() const { return m_descriptor; }
    explicit operator bool() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// Who writes holds it shared, who clears up holds it alone.
int openLock(const QByteArray &folder)
{
    return ::open((folder + "/.lock").constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool writeAll(int to, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = ::write(to, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        done += wrote;
    }
    return true;
}

QByteArray readUpTo(int from, qsizetype bytes)
{
    QByteArray read(bytes, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes) {
        const ssize_t got = ::read(from, read.data() + done, static_cast<std::size_t>(bytes - done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    read.truncate(done);
    return read;
}

std::array<timespec, 2> usedTimes(qint64 usedAt)
{
    const timespec at{static_cast<time_t>(usedAt / nanoseconds), static_cast<long>(usedAt % nanoseconds)};
    return {at, at};
}

/// A pipe or a device in place of a file must not hold the reader up.
int openToRead(const QByteArray &path)
{
    return ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

} // namespace

RecordFiles::RecordFiles(const QString &path)
    : m_path(path)
    , m_folder(QFile::encodeName(path))
{}

QByteArray RecordFiles::pathOf(const QByteArray &name) const
{
    return m_folder + '/' + name;
}

bool RecordFiles::isName(const QByteArray &name)
{
    return name.size() == nameDigits && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool RecordFiles::makeFolder() const
{
    if (!QDir().mkpath(m_path))
        return false;
    return ::chmod(m_folder.constData(), S_IRWXU) == 0;
}

std::optional<QByteArray> RecordFiles::read(const QByteArray &name, qint64 largest) const
{
    const Handle file(openToRead(pathOf(name)));
    struct stat about = {};
    if (!file || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > largest)
        return std::nullopt;
    return readUpTo(file.get(), about.st_size);
}

QByteArray RecordFiles::begin(const QByteArray &name, qint64 bytes) const
{
    const Handle file(openToRead(pathOf(name)));
    struct stat about = {};
    if (!file || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode))
        return {};
    return readUpTo(file.get(), bytes);
}

bool RecordFiles::write(const QByteArray &name, const QByteArray &bytes, qint64 usedAt) const
{
    if (!makeFolder())
        return false;
    const Handle lock(openLock(m_folder));
    if (lock)
        ::flock(lock.get(), LOCK_SH);
    QByteArray temporary = m_folder + '/' + halfWritten + "XXXXXX";
    const Handle file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file)
        return false;
    const bool written = writeAll(file.get(), bytes) && ::futimens(file.get(), usedTimes(usedAt).data()) == 0 &&
                         ::fsync(file.get()) == 0 && ::rename(temporary.constData(), pathOf(name).constData()) == 0;
    if (!written) {
        ::unlink(temporary.constData());
        return false;
    }
    // The new name is on the disk too before anybody is told.
    const Handle folder(::open(m_folder.constData(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    return folder && ::fsync(folder.get()) == 0;
}

void RecordFiles::remove(const QByteArray &name) const
{
    ::unlink(pathOf(name).constData());
}

void RecordFiles::touch(const QByteArray &name, qint64 usedAt) const
{
    ::utimensat(AT_FDCWD, pathOf(name).constData(), usedTimes(usedAt).data(), AT_SYMLINK_NOFOLLOW);
}

QList<RecordFiles::File> RecordFiles::list() const
{
    QList<File> files;
    DIR *const folder = ::opendir(m_folder.constData());
    if (folder == nullptr)
        return files;
    while (const dirent *const entry = ::readdir(folder)) {
        const QByteArray name(entry->d_name);
        struct stat about = {};
        if (!isName(name) || ::fstatat(::dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0 ||
            S_ISDIR(about.st_mode))
            continue;
        files.append({name, about.st_size, about.st_mtim.tv_sec * nanoseconds + about.st_mtim.tv_nsec});
    }
    ::closedir(folder);
    return files;
}

void RecordFiles::removeHalfWritten() const
{
    const Handle lock(openLock(m_folder));
    if (!lock)
        return;
    // Writers take milliseconds; one that takes longer leaves the clearing to whoever comes next.
    constexpr int tries = 100;
    for (int i = 0; ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0; ++i) {
        if (i == tries)
            return;
        std::this_thread::sleep_for(10ms);
    }
    DIR *const folder = ::opendir(m_folder.constData());
    if (folder == nullptr)
        return;
    while (const dirent *const entry = ::readdir(folder)) {
        if (QByteArray(entry->d_name).startsWith(halfWritten))
            ::unlinkat(::dirfd(folder), entry->d_name, 0);
    }
    ::closedir(folder);
}

} // namespace atalaya::api
