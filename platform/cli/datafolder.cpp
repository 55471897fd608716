// SPDX-License-Identifier: GPL-3.0-or-later
#include "datafolder.h"

#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace atalaya::platform {

DataFolder::DataFolder(std::filesystem::path path, Use use)
    : m_path(std::move(path))
{
    std::error_code error;
    if (use == Use::Exclusive)
        std::filesystem::create_directories(m_path, error);
    else if (!std::filesystem::exists(database(), error))
        throw std::runtime_error("There is no platform in " + m_path.string() + '.');
    if (error)
        throw std::runtime_error("The directory " + m_path.string() + " can't be made: " + error.message() + '.');
    if (chmod(m_path.c_str(), 0700) != 0)
        throw std::runtime_error("The directory " + m_path.string() + " belongs to somebody else.");
    if (use == Use::Shared)
        return;
    m_lock = open((m_path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0)
        throw std::runtime_error("The directory " + m_path.string() + " can't be written to.");
    if (flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        close(m_lock);
        throw std::runtime_error("Another atalaya-platform is at work in " + m_path.string() + "; stop it first.");
    }
    // A program that was killed may have left parts of an export.
    std::filesystem::remove_all(scratch(), error);
    std::filesystem::create_directory(scratch(), error);
    if (error)
        throw std::runtime_error("The directory " + scratch().string() + " can't be made: " + error.message() + '.');
}

DataFolder::~DataFolder()
{
    if (m_lock >= 0)
        close(m_lock);
}

} // namespace atalaya::platform
