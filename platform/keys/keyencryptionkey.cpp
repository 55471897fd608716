// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyencryptionkey.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace atalaya::platform {

namespace {

std::string associatedWith(std::string_view keyId)
{
    return "atalaya key " + std::string(keyId);
}

void syncFolder(const std::filesystem::path &folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

} // namespace

KeyEncryptionKey::KeyEncryptionKey(SecretKey key)
    : m_key(std::move(key))
    , m_id(toHex(sha256("atalaya kek id" + std::string(m_key.bytes()))).substr(0, 16))
{}

KeyEncryptionKey KeyEncryptionKey::random()
{
    return KeyEncryptionKey(SecretKey::random());
}

KeyEncryptionKey KeyEncryptionKey::fromText(std::string_view text)
{
    auto bytes = fromHex(text);
    if (!bytes || bytes->size() != SecretKey::size)
        throw std::runtime_error("a key-encryption key is 64 hexadecimal digits");
    KeyEncryptionKey key(SecretKey::fromBytes(*bytes));
    wipe(*bytes);
    return key;
}

KeyEncryptionKey KeyEncryptionKey::fromFile(const std::filesystem::path &file)
{
    struct stat state = {};
    if (::stat(file.c_str(), &state) != 0)
        throw std::runtime_error("the key-encryption key file cannot be read: " + file.string());
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw std::runtime_error("the key-encryption key file is open to others: " + file.string());
    std::ifstream in(file);
    std::string text;
    std::getline(in, text);
    KeyEncryptionKey key = fromText(text);
    wipe(text);
    return key;
}

void KeyEncryptionKey::saveTo(const std::filesystem::path &file) const
{
    std::filesystem::create_directories(file.parent_path());
    std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all);
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0)
        throw std::runtime_error("the key-encryption key file cannot be created: " + file.string());
    std::string text = toHex(m_key.bytes()) + '\n';
    const bool written = ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool durable = ::fsync(handle) == 0;
    ::close(handle);
    wipe(text);
    if (!written || !durable) {
        std::filesystem::remove(file);
        throw std::runtime_error("the key-encryption key file cannot be written: " + file.string());
    }
    syncFolder(file.parent_path());
}

std::string KeyEncryptionKey::wrap(std::string_view keyId, const SecretKey &key) const
{
    return sealBytes(m_key, associatedWith(keyId), key.bytes());
}

std::optional<SecretKey> KeyEncryptionKey::unwrap(std::string_view keyId, std::string_view wrapped) const
{
    auto bytes = openBytes(m_key, associatedWith(keyId), wrapped);
    if (!bytes || bytes->size() != SecretKey::size)
        return std::nullopt;
    SecretKey key = SecretKey::fromBytes(*bytes);
    wipe(*bytes);
    return key;
}

} // namespace atalaya::platform
