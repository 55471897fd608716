// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/leafroutes.h"

#include "api/contract/json.h"
#include "api/contract/leafframes.h"
#include "platform/auditapi/logrange.h"
#include "platform/base/encoding.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

struct Range
{
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    [[nodiscard]] std::string text() const { return std::to_string(from) + '-' + std::to_string(to); }
};

Range rangeOf(const RequestContext &request, std::uint64_t size)
{
    Range range;
    range.to = numberIn(request, "to", 0, size);
    range.from = numberIn(request, "from", 0, range.to);
    if (range.to - range.from > static_cast<std::uint64_t>(contract::mostLeaves)) {
        throw fieldError("to", "too_many", "At most " + std::to_string(contract::mostLeaves) + " leaves in one reply.");
    }
    return range;
}

/// Both columns of a payload, or nothing of it.
std::optional<std::string_view> payloadOf(const Row &row, std::size_t column)
{
    return row.isNull(column) || row.isNull(column + 1) ? std::nullopt
                                                        : std::optional<std::string_view>(row.blob(column));
}

std::string_view saltOf(const Row &row, std::size_t column)
{
    return row.isNull(column) || row.isNull(column + 1) ? std::string_view() : std::string_view(row.blob(column + 1));
}

/// As text, Base64 in quotes; null for what was erased. Written by hand: a million of these are asked for at once.
std::string base64Text(const std::optional<std::string_view> &bytes)
{
    return bytes ? '"' + toBase64(*bytes) + '"' : std::string("null");
}

void appendLine(std::string &lines, std::int64_t seq, const contract::LeafFrame &frame)
{
    lines += "{\"seq\":" + std::to_string(seq) + ",\"leaf\":" + base64Text(frame.leaf) +
             ",\"meta\":" + base64Text(frame.meta) +
             ",\"metaSalt\":" + base64Text(frame.meta ? std::optional(frame.metaSalt) : std::nullopt) + "}\n";
}

void appendLine(std::string &lines, std::int64_t seq, const contract::BodyFrame &frame)
{
    lines += "{\"seq\":" + std::to_string(seq) + ",\"body\":" + base64Text(frame.body) +
             ",\"bodySalt\":" + base64Text(frame.body ? std::optional(frame.bodySalt) : std::nullopt) + "}\n";
}

contract::LeafFrame leafFrame(const Row &row)
{
    return {row.blob(1), payloadOf(row, 2), saltOf(row, 2)};
}

contract::BodyFrame bodyFrame(const Row &row)
{
    return {payloadOf(row, 1), saltOf(row, 1)};
}

/// One of the two lists: how its rows are read, and what its compact form is called.
template<class Frame>
struct Listing
{
    std::string_view sql;
    Frame (*frameOf)(const Row &);
    std::string_view mediaType;
};

template<class Frame>
Response list(Database &database, const RequestContext &request, const Range &range, const Listing<Frame> &listing)
{
    const bool compact = header(request, "accept").find(listing.mediaType) != std::string::npos;
    Response response;
    response.contentType = compact ? listing.mediaType : contract::jsonLines;
    std::uint64_t next = range.from;
    bool whole = true;
    bool full = false;
    database.read(*request.scope, [&](Connection &connection) {
        connection.each(listing.sql, {static_cast<std::int64_t>(range.from), static_cast<std::int64_t>(range.to)},
                        [&](const Row &row) {
                            const Frame frame = listing.frameOf(row);
                            if (compact)
                                append(response.body, frame);
                            else
                                appendLine(response.body, row.integer(0), frame);
                            whole = whole && static_cast<std::uint64_t>(row.integer(0)) == next++;
                            full = response.body.size() >= enoughBytes;
                            return !full;
                        });
    });
    // Frames carry no numbers of their own.
    if (!whole || (next != range.to && !full))
        throw StoreError(StoreError::Kind::Damaged, "leaves of a log are missing");
    return response;
}

constexpr Listing<contract::LeafFrame> leaves{"SELECT seq, leaf, meta, meta_salt FROM log_leaf WHERE seq >= ? AND"
                                              " seq < ? ORDER BY seq",
                                              leafFrame, contract::leafFrames};
constexpr Listing<contract::BodyFrame> bodies{"SELECT seq, body, body_salt FROM log_leaf WHERE seq >= ? AND seq < ?"
                                              " ORDER BY seq",
                                              bodyFrame, contract::bodyFrames};

} // namespace

std::vector<Route> leafRoutes(Database &database, SignedLog &log)
{
    Route one;
    one.method = "GET";
    one.pattern = "/api/admin/audit/log/leaves";
    one.permission = "audit:view";
    one.handler = [&database, &log](const RequestContext &request) {
        const std::uint64_t size = numberIn(request, "size", 1, signedSize(log, request));
        return list(database, request, rangeOf(request, size), leaves);
    };
    Route two = one;
    two.pattern = "/api/admin/audit/log/bodies";
    two.handler = [&database, &log](const RequestContext &request) {
        return list(database, request, rangeOf(request, signedSize(log, request)), bodies);
    };
    return {one, two};
}

} // namespace atalaya::platform
