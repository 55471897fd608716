// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"
#include "policyparts.h"
#include "review.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json encode(const ReviewProgress::Line &line)
{
    return {{"by", encode(line.by)},
            {"approved", line.approved},
            {"rejected", line.rejected},
            {"corrected", line.corrected},
            {"medianSeconds", line.medianSeconds},
            {"hasty", line.hasty},
            {"hastyShare", parts::orNull(line.hastyShare)}};
}

ReviewProgress::Line readLine(Reader &in)
{
    ReviewProgress::Line line;
    line.by = parts::person(in, "by");
    line.approved = in.integer("approved", 0);
    line.rejected = in.integer("rejected", 0);
    line.corrected = in.integer("corrected", 0);
    line.medianSeconds = in.number("medianSeconds");
    line.hasty = in.integer("hasty", 0);
    line.hastyShare = in.maybeNumber("hastyShare");
    return line;
}

} // namespace

json encode(const ReviewProgress &progress)
{
    json lines = json::array();
    for (const ReviewProgress::Line &line : progress.reviewers)
        lines.push_back(encode(line));
    return {{"from", formatInstant(progress.from)},
            {"to", formatInstant(progress.to)},
            {"reviewers", std::move(lines)},
            {"all", encode(progress.all)}};
}

Decoded<ReviewProgress> decodeReviewProgress(const json &value)
{
    Reader in(value);
    ReviewProgress progress;
    progress.from = in.instant("from");
    progress.to = in.instant("to");
    progress.reviewers = in.list("reviewers", readLine, 1000);
    Reader all = in.object("all");
    progress.all = readLine(all);
    return in.finish(std::move(progress));
}

} // namespace atalaya::contract
