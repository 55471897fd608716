// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// What is told about, so that it can be opened: `override` and its id, say. It may be gone by then.
struct NoticeSubject
{
    std::string type;
    std::string id;
    bool operator==(const NoticeSubject &) const = default;
};

/// Who is told: one user, or everybody who holds a permission when he looks.
class Audience
{
public:
    [[nodiscard]] static Audience user(const std::string &id) { return Audience("user:" + id); }
    [[nodiscard]] static Audience may(const std::string &permission) { return Audience("may:" + permission); }
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    explicit Audience(std::string text)
        : m_text(std::move(text))
    {}
    std::string m_text;
};

/// Something that happened, or will have happened at `at` unless it is settled before.
struct Notice
{
    Audience audience;
    /// A stable code, `override.requested` say; the console words it.
    std::string kind;
    NoticeSubject subject;
    /// Who caused it; empty: nobody did, time passed.
    std::string actor = {};
    /// Ids of users who are not told though they are meant: who caused it knows.
    std::vector<std::string> spared = {};
    /// What the sentence needs: names of things that people set up, never their words, never what an agent sent.
    std::map<std::string, std::string> names = {};
    std::map<std::string, std::int64_t> numbers = {};
    /// nullopt: now.
    std::optional<Instant> at = {};
    /// nullopt: noticeLife after `at`.
    std::optional<Instant> expiresAt = {};
};

inline constexpr std::chrono::hours noticeLife{30 * 24};
/// Of one audience so many are kept, the newest, and so many are shown to one person.
inline constexpr std::size_t mostNotices = 100;

} // namespace atalaya::platform
