// SPDX-License-Identifier: GPL-3.0-or-later
#include "querylexer.h"

#include "utf8.h"

namespace atalaya::rules {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    std::vector<RawTerm> terms()
    {
        std::vector<RawTerm> found;
        for (skipBlanks(); !atEnd(); skipBlanks())
            found.push_back(term());
        return found;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char now() const { return m_text[m_at]; }
    /// Bytes of the blank here; 0 where there is none.
    [[nodiscard]] std::size_t blank() const
    {
        std::string_view rest = m_text.substr(m_at);
        const std::size_t before = rest.size();
        return !rest.empty() && isBlank(takeCodePoint(rest)) ? before - rest.size() : 0;
    }
    void skipBlanks()
    {
        while (const std::size_t length = blank())
            m_at += length;
    }

    RawTerm term()
    {
        RawTerm term;
        const std::size_t begin = m_at;
        if (now() == '-') {
            term.token.negated = true;
            ++m_at;
        }
        term.token.name = name();
        if (term.token.name.length > 0) {
            term.info = findField(term.token.name.of(m_text));
            m_at += term.token.name.length + 1;
        } else {
            term.info = &infoOf(QueryField::Text);
        }
        values(term);
        if (term.info)
            term.token.field = term.info->field;
        term.token.span = {begin, m_at - begin};
        return term;
    }

    /// Letters before a colon.
    [[nodiscard]] QuerySpan name() const
    {
        std::size_t end = m_at;
        const auto isLetter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        };
        while (end < m_text.size() && (isLetter(m_text[end]) || (m_text[end] == '-' && end > m_at)))
            ++end;
        const bool named = end > m_at && end < m_text.size() && m_text[end] == ':';
        return {m_at, named ? end - m_at : 0};
    }

    void values(RawTerm &term)
    {
        const QueryKind kind = term.info ? term.info->kind : QueryKind::Text;
        m_decimalPoint = kind != QueryKind::Fraction || hasDecimalPoint();
        do {
            term.values.push_back(value(kind));
            term.token.values.push_back(term.values.back().span);
        } while (!atEnd() && now() == ',' && ++m_at > 0);
    }

    RawValue value(QueryKind kind)
    {
        RawValue value;
        const std::size_t begin = m_at;
        std::size_t number = m_at;
        while (!atEnd()) {
            const char c = now();
            if (value.unclosed) {
                quoted(value, c);
                continue;
            }
            if (blank() > 0 || (c == ',' && kind != QueryKind::Words && !isDecimalComma(number)))
                break;
            value.star = c == '*';
            if (c == '"') {
                value.quoted = value.unclosed = true;
            } else {
                value.text += c;
                // Behind a decimal comma no second one can come.
                if (!isDigit(c))
                    number = c == ',' ? m_text.size() : m_at + 1;
            }
            ++m_at;
        }
        if (value.star)
            value.text.pop_back();
        value.span = {begin, m_at - begin};
        return value;
    }

    /// Inside quotes.
    void quoted(RawValue &value, char c)
    {
        ++m_at;
        if (c == '"') {
            value.unclosed = false;
            return;
        }
        if (c == '\\' && !atEnd() && (now() == '"' || now() == '\\')) {
            c = now();
            ++m_at;
        }
        value.text += c;
    }

    /// In a fraction the comma of `0,8` is decimal: behind a whole 0 or 1, before a digit, unless the term writes its
    /// decimals with points. So `0.5,0.8` and `none,0,8` are lists of two, and `0,8` is one number.
    [[nodiscard]] bool isDecimalComma(std::size_t number) const
    {
        return !m_decimalPoint && m_at == number + 1 && (m_text[number] == '0' || m_text[number] == '1') &&
               m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1]);
    }
    [[nodiscard]] bool hasDecimalPoint() const
    {
        for (std::size_t i = m_at; i + 2 < m_text.size() && !isBlank(static_cast<unsigned char>(m_text[i])); ++i) {
            if (isDigit(m_text[i]) && m_text[i + 1] == '.' && isDigit(m_text[i + 2]))
                return true;
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_decimalPoint = false;
};

} // namespace

std::vector<RawTerm> cutTerms(std::string_view text)
{
    return Lexer(text).terms();
}

} // namespace atalaya::rules
