// SPDX-License-Identifier: GPL-3.0-or-later
#include "json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>
#include <vector>

namespace atalaya::contract {

namespace {

using nlohmann::json;

/// First pass: walks the document without building it, so that a hostile one costs a bounded amount of memory.
class Inspector : public nlohmann::json_sax<json>
{
public:
    explicit Inspector(const JsonLimits &limits)
        : m_limits(limits)
    {}

    bool null() override { return node(); }
    bool boolean(bool) override { return node(); }
    bool number_integer(number_integer_t) override { return node(); }
    bool number_unsigned(number_unsigned_t) override { return node(); }
    bool number_float(number_float_t value, const string_t &text) override
    {
        // nlohmann silently turns an integer beyond 64 bits into a double.
        if (text.find_first_of(".eE") == string_t::npos)
            return refuse("integer out of range");
        return std::isfinite(value) ? node() : refuse("number out of range");
    }
    bool string(string_t &value) override
    {
        return value.size() <= m_limits.stringBytes ? node() : refuse("string too long");
    }
    bool binary(binary_t &) override { return refuse("binary value"); }
    bool start_object(std::size_t) override
    {
        m_keys.emplace_back();
        return open();
    }
    bool key(string_t &name) override
    {
        if (name.size() > m_limits.stringBytes)
            return refuse("key too long");
        return m_keys.back().insert(name).second ? true : refuse("duplicate key");
    }
    bool end_object() override
    {
        m_keys.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return open(); }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return refuse("not valid JSON at byte " + std::to_string(position));
    }

    [[nodiscard]] const std::string &reason() const { return m_reason; }

private:
    bool node() { return ++m_nodes <= m_limits.nodes ? true : refuse("too many values"); }
    bool open() { return ++m_depth <= m_limits.depth ? node() : refuse("nested too deeply"); }
    bool refuse(std::string reason)
    {
        if (m_reason.empty())
            m_reason = std::move(reason);
        return false;
    }

    JsonLimits m_limits;
    std::vector<std::set<std::string>> m_keys;
    std::size_t m_nodes = 0;
    std::size_t m_depth = 0;
    std::string m_reason;
};

} // namespace

Decoded<json> parseJson(std::string_view text, const JsonLimits &limits)
{
    const auto refused = [](std::string reason) {
        return tl::unexpected(DecodeError{{}, std::move(reason)});
    };
    if (text.size() > limits.bytes)
        return refused("document too large");
    // nlohmann stops at a NUL byte and calls what came before it the document.
    if (text.find('\0') != std::string_view::npos)
        return refused("NUL byte");
    Inspector inspector(limits);
    if (!json::sax_parse(text.begin(), text.end(), &inspector))
        return refused(inspector.reason().empty() ? "not valid JSON" : inspector.reason());
    json value = json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded())
        return refused("not valid JSON");
    return value;
}

std::string dumpJson(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace atalaya::contract
