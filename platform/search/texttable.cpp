// SPDX-License-Identifier: GPL-3.0-or-later
#include "texttable.h"

#include "api/rules/decisionfacts.h"
#include "api/rules/words.h"
#include "platform/store/texttables.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

std::string inputTokens(std::string_view inputs)
{
    // What is no JSON object was refused long before; it has no words.
    const auto texts = rules::readDecisionInputs(inputs).value_or(std::vector<std::string>());
    return rules::tokenText({texts.begin(), texts.end()});
}

std::string bodyTokens(const std::string &body)
{
    const auto read = rules::readDecisionBody(body);
    if (!read)
        return {};
    return rules::tokenText({read->inputs.begin(), read->inputs.end()});
}

constexpr const char *missing = "SELECT d.seq, d.reason, l.body FROM decision d JOIN log_leaf l ON l.seq = d.seq"
                                " WHERE d.seq >= ? ORDER BY d.seq LIMIT ?";
constexpr const char *between = "SELECT d.seq, d.reason, l.body FROM decision d JOIN log_leaf l ON l.seq = d.seq"
                                " WHERE d.seq >= ? AND d.seq < ? ORDER BY d.seq";

void visitTexts(const Row &row, const std::function<void(std::int64_t, std::string, std::string)> &visit)
{
    const std::string reason = row.isNull(1) ? std::string() : row.text(1);
    visit(row.integer(0), rules::tokenText({reason}), row.isNull(2) ? std::string() : bodyTokens(row.blob(2)));
}

std::string insertInto(const std::string &table)
{
    return "INSERT INTO " + table + " (rowid, reason, inputs) VALUES (?, ?, ?)";
}

void remember(Transaction &transaction, std::int64_t filledTo)
{
    transaction.run("INSERT OR REPLACE INTO search_text (version, filled_to) VALUES (?, ?)",
                    {std::int64_t{rules::wordsVersion}, filledTo});
}

/// Behind the views of the tenant.
bool fillBatch(Transaction &transaction, const std::string &table, std::int64_t rows)
{
    const auto state = transaction.row("SELECT version, filled_to FROM search_text");
    const bool usable = state && state->integer(0) == rules::wordsVersion;
    if (state && !usable)
        transaction.run("INSERT INTO " + table + " (" + table + ") VALUES ('delete-all')");
    std::int64_t filledTo = usable ? state->integer(1) : 0;
    const std::int64_t before = filledTo;
    for (const Row &row : transaction.rows(missing, {filledTo, rows})) {
        visitTexts(row, [&](std::int64_t seq, std::string reason, std::string inputs) {
            transaction.run(insertInto(table), {seq, std::move(reason), std::move(inputs)});
            filledTo = seq + 1;
        });
    }
    if (!usable || filledTo != before)
        remember(transaction, filledTo);
    return filledTo != before;
}

} // namespace

TextFeed::TextFeed(Transaction &transaction, const std::string &tenantId)
    : m_transaction(transaction)
    , m_insert(insertInto(textTableOf(tenantId)))
{
    const std::int64_t filledTo = textsFilledTo(transaction);
    const bool complete =
        filledTo > 0 && !transaction.row("SELECT seq FROM decision WHERE seq >= ? LIMIT 1", {filledTo});
    if (complete)
        m_filledTo = filledTo;
}

void TextFeed::add(std::int64_t seq, std::string_view reason, std::string_view inputs)
{
    if (m_filledTo < 0)
        return;
    m_added.push_back({seq, rules::tokenText({reason}), inputTokens(inputs)});
}

void TextFeed::finish()
{
    if (m_added.empty())
        return;
    for (Added &words : m_added) {
        m_transaction.run(m_insert, {words.seq, std::move(words.reason), std::move(words.inputs)});
        m_filledTo = words.seq + 1;
    }
    m_added.clear();
    remember(m_transaction, m_filledTo);
}

std::int64_t textsFilledTo(Connection &connection)
{
    const auto state = connection.row("SELECT version, filled_to FROM search_text");
    return state && state->integer(0) == rules::wordsVersion ? state->integer(1) : 0;
}

std::vector<std::string> tenantsWithMissingTexts(Database &database)
{
    std::vector<std::string> found;
    database.read([&found](Connection &connection) {
        connection.each(
            "SELECT t.tenant_id FROM base_log_tree t LEFT JOIN base_search_text s ON s.tenant_id = t.tenant_id"
            " WHERE EXISTS (SELECT 1 FROM base_decision d WHERE d.tenant_id = t.tenant_id AND"
            " d.seq >= CASE WHEN s.version = ? THEN s.filled_to ELSE 0 END)",
            {std::int64_t{rules::wordsVersion}}, [&found](const Row &row) {
                found.push_back(row.text(0));
                return true;
            });
    });
    return found;
}

bool fillTexts(Database &database, const std::string &tenantId, std::int64_t rows)
{
    bool more = false;
    database.write([&](Transaction &transaction) {
        const std::string table = textTableOf(tenantId);
        transaction.run("CREATE VIRTUAL TABLE IF NOT EXISTS " + table +
                        " USING fts5 (reason, inputs, content = '', columnsize = 0, tokenize = 'ascii')");
        transaction.inTenant(tenantId, [&] { more = fillBatch(transaction, table, rows); });
    });
    return more;
}

void forgetTexts(Transaction &transaction, const std::string &tenantId, std::int64_t fromSeq, std::int64_t toSeq)
{
    const std::string table = textTableOf(tenantId);
    const std::int64_t end = std::min(toSeq, textsFilledTo(transaction));
    for (const Row &row : transaction.rows(between, {fromSeq, end})) {
        visitTexts(row, [&](std::int64_t seq, std::string reason, std::string inputs) {
            transaction.run("INSERT INTO " + table + " (" + table +
                                ", rowid, reason, inputs) VALUES ('delete', ?, ?, ?)",
                            {seq, std::move(reason), std::move(inputs)});
        });
    }
}

void sweepTexts(Transaction &transaction, const std::string &tenantId)
{
    // A table of other rules is emptied as a whole.
    if (textsFilledTo(transaction) == 0)
        return;
    const std::string table = textTableOf(tenantId);
    transaction.run("INSERT INTO " + table + " (" + table + ") VALUES ('optimize')");
}

void findTexts(Connection &connection, const std::string &tenantId, const rules::QueryWords &words, bool inputsOnly,
               TextSpan span, const std::function<bool(std::int64_t)> &visit)
{
    // Tokens are letters and digits: there is nothing to escape.
    std::string wanted = inputsOnly ? "{inputs} : (\"" : "\"";
    for (const std::string &token : words.tokens)
        wanted += (&token == &words.tokens.front() ? "" : " ") + token;
    wanted += words.prefix ? "\" *" : "\"";
    if (inputsOnly)
        wanted += ')';
    const std::string table = textTableOf(tenantId);
    connection.eachInteger("SELECT rowid FROM " + table + " WHERE " + table + " MATCH ? AND rowid >= ? AND rowid < ?",
                           {std::move(wanted), span.from, span.to}, visit);
}

} // namespace atalaya::platform
