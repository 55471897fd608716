// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/analytics/dashboardparts.h"

/// What the figures of risks are made of; as dashboardparts.h.
namespace atalaya::platform::dashboard {

/// Risks that are open at `at`.
[[nodiscard]] std::int64_t openRisksAt(Connection &connection, Instant at);
/// How many were open at the end of each day.
[[nodiscard]] std::vector<BusinessDashboard::DayCount> openRisksPerDay(Connection &connection,
                                                                       const ZonedPeriod &period);
/// Risks whose latest resolution lies in the span and that were not opened again before its end.
[[nodiscard]] std::int64_t resolvedRisksIn(Connection &connection, Span span);
/// Risks that were reported open as high or critical.
[[nodiscard]] std::int64_t incidentsIn(Connection &connection, Span span);
/// Risks open at some time in the span that name the component before its end.
[[nodiscard]] std::int64_t mentionsIn(Connection &connection, Span span, const std::string &component);
/// The ten components with most of them.
[[nodiscard]] std::vector<BusinessDashboard::NamedCount> topComponents(Connection &connection, Span span);
/// An entity's last checklist.
struct Checklist
{
    std::string entity;
    std::string id;
    std::int64_t at = 0;
    bool covered = false;
};
/// Of each entity the last one before `at`.
[[nodiscard]] std::vector<Checklist> lastChecklists(Connection &connection, Instant at);

} // namespace atalaya::platform::dashboard
