// SPDX-License-Identifier: GPL-3.0-or-later
#include "leafframes.h"

namespace atalaya::contract {

namespace {

constexpr std::uint32_t erased = 0xFFFFFFFFU;
constexpr std::size_t saltSize = 32;

void putLength(std::string &frames, std::uint32_t length)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        frames.push_back(static_cast<char>((length >> shift) & 0xFFU));
}

void putPayload(std::string &frames, const std::optional<std::string_view> &bytes, std::string_view salt)
{
    putLength(frames, bytes ? static_cast<std::uint32_t>(bytes->size()) : erased);
    if (!bytes)
        return;
    frames += *bytes;
    frames += salt;
}

/// Takes from the front; nothing is left after a failure.
class Frames
{
public:
    explicit Frames(std::string_view bytes)
        : m_rest(bytes)
    {}
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] bool failed() const { return m_failed; }
    std::string_view take(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_failed = true;
            count = m_rest.size();
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    std::uint32_t length()
    {
        std::uint32_t value = 0;
        for (const char byte : take(4))
            value = (value << 8U) | static_cast<unsigned char>(byte);
        return value;
    }
    std::optional<std::string_view> payload(std::string_view &salt)
    {
        const std::uint32_t size = length();
        if (size == erased)
            return std::nullopt;
        const std::string_view bytes = take(size);
        salt = take(saltSize);
        return bytes;
    }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

template<class Frame, class Read>
std::optional<std::vector<Frame>> readAll(std::string_view bytes, const Read &read)
{
    std::vector<Frame> all;
    for (Frames in(bytes); !in.atEnd();) {
        all.push_back(read(in));
        if (in.failed())
            return std::nullopt;
    }
    return all;
}

} // namespace

void append(std::string &frames, const LeafFrame &frame)
{
    putLength(frames, static_cast<std::uint32_t>(frame.leaf.size()));
    frames += frame.leaf;
    putPayload(frames, frame.meta, frame.metaSalt);
}

void append(std::string &frames, const BodyFrame &frame)
{
    putPayload(frames, frame.body, frame.bodySalt);
}

std::optional<std::vector<LeafFrame>> readLeafFrames(std::string_view frames)
{
    return readAll<LeafFrame>(frames, [](Frames &in) {
        LeafFrame frame;
        frame.leaf = in.take(in.length());
        frame.meta = in.payload(frame.metaSalt);
        return frame;
    });
}

std::optional<std::vector<BodyFrame>> readBodyFrames(std::string_view frames)
{
    return readAll<BodyFrame>(frames, [](Frames &in) {
        BodyFrame frame;
        frame.body = in.payload(frame.bodySalt);
        return frame;
    });
}

} // namespace atalaya::contract
