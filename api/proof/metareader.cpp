// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/metareader.h"

#include <charconv>

namespace atalaya::api {

namespace {

/// Takes values from the front of a list that was written without blanks; fails on anything unusual.
class Values
{
public:
    explicit Values(std::string_view text)
        : m_rest(text)
    {}

    bool text(std::string &into)
    {
        if (!take('"'))
            return false;
        std::size_t end = 0;
        for (; end < m_rest.size() && m_rest[end] != '"'; ++end) {
            const auto c = static_cast<unsigned char>(m_rest[end]);
            // Escapes, and letters whose bytes have to be checked.
            if (c == '\\' || c < 0x20 || c >= 0x80)
                return false;
        }
        if (end == m_rest.size())
            return false;
        into.assign(m_rest.substr(0, end));
        m_rest.remove_prefix(end + 1);
        return true;
    }
    bool whole(std::int64_t &into) { return number(into); }
    bool fraction(std::optional<double> &into)
    {
        double value = 0;
        if (word("null")) {
            into.reset();
            return true;
        }
        if (!number(value))
            return false;
        into = value;
        return true;
    }
    bool whole(std::optional<std::int64_t> &into)
    {
        std::int64_t value = 0;
        if (word("null")) {
            into.reset();
            return true;
        }
        if (!number(value))
            return false;
        into = value;
        return true;
    }
    bool truth(bool &into)
    {
        into = m_rest.starts_with("true");
        return word(into ? "true" : "false");
    }
    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    bool word(std::string_view what)
    {
        if (!m_rest.starts_with(what))
            return false;
        m_rest.remove_prefix(what.size());
        return true;
    }
    template<class T>
    bool number(T &into)
    {
        const std::size_t length = std::min(m_rest.find_first_of(",]"), m_rest.size());
        const std::string_view digits = m_rest.substr(0, length);
        // JSON has no leading zeros, and a signed or long number is rare enough for the long way; so is an exponent.
        if (digits.empty() || digits.size() > 17 || digits.find_first_not_of("0123456789.") != std::string_view::npos ||
            digits.front() == '.' || digits.back() == '.' ||
            (digits.size() > 1 && digits.front() == '0' && digits[1] != '.'))
            return false;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
        if (error != std::errc{} || end != digits.data() + digits.size())
            return false;
        m_rest.remove_prefix(length);
        return true;
    }

    std::string_view m_rest;
};

bool readPlain(std::string_view meta, rules::DecisionFacts &facts, std::string &state)
{
    Values in(meta);
    return in.take('[') && in.text(facts.agent) && in.take(',') && in.text(facts.entity) && in.take(',') &&
           in.text(facts.action) && in.take(',') && in.text(state) && in.take(',') && in.text(facts.policyId) &&
           in.take(',') && in.text(facts.policyName) && in.take(',') && in.whole(facts.policyVersion) && in.take(',') &&
           in.fraction(facts.confidence) && in.take(',') && in.whole(facts.risk) && in.take(',') &&
           in.truth(facts.containsPii) && in.take(']') && in.atEnd();
}

} // namespace

bool readMeta(std::string_view meta, rules::DecisionFacts &facts)
{
    std::string state;
    if (readPlain(meta, facts, state)) {
        const auto known = contract::decisionStateOf(state);
        facts.state = known.value_or(contract::DecisionState::Executed);
        return known.has_value();
    }
    auto read = rules::readDecisionMeta(meta);
    if (!read)
        return false;
    read->seq = facts.seq;
    read->at = facts.at;
    read->id = std::move(facts.id);
    facts = *std::move(read);
    return true;
}

} // namespace atalaya::api
