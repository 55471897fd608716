// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/exportcell.h"

#include "api/contract/auditexport.h"

#include <map>

namespace atalaya::platform {

namespace {

using contract::AuditRow;

ExportCell cell(const auto &value)
{
    return value ? ExportCell(*value) : ExportCell(nullptr);
}

const std::map<std::string_view, ExportCell (*)(const AuditRow &)> &getters()
{
    static const std::map<std::string_view, ExportCell (*)(const AuditRow &)> all{
        {"seq",
         [](const AuditRow &row) {
             return ExportCell(row.seq);
         }},
        {"id",
         [](const AuditRow &row) {
             return ExportCell(row.id);
         }},
        {"at",
         [](const AuditRow &row) {
             return ExportCell(contract::formatInstant(row.at));
         }},
        {"agent",
         [](const AuditRow &row) {
             return ExportCell(row.agent);
         }},
        {"entity",
         [](const AuditRow &row) {
             return ExportCell(row.entity);
         }},
        {"action",
         [](const AuditRow &row) {
             return ExportCell(row.action);
         }},
        {"state",
         [](const AuditRow &row) {
             return ExportCell(std::string(contract::nameOf(row.state)));
         }},
        {"policyId",
         [](const AuditRow &row) {
             return ExportCell(row.policyId);
         }},
        {"policyName",
         [](const AuditRow &row) {
             return ExportCell(row.policyName);
         }},
        {"policyVersion",
         [](const AuditRow &row) {
             return ExportCell(row.policyVersion);
         }},
        {"confidence",
         [](const AuditRow &row) {
             return cell(row.confidence);
         }},
        {"risk",
         [](const AuditRow &row) {
             return cell(row.risk);
         }},
        {"containsPii",
         [](const AuditRow &row) {
             return ExportCell(row.containsPii);
         }},
        {"user",
         [](const AuditRow &row) {
             return cell(row.user);
         }},
        {"reason",
         [](const AuditRow &row) {
             return cell(row.reason);
         }},
        {"correlationId",
         [](const AuditRow &row) {
             return cell(row.correlationId);
         }},
    };
    return all;
}

} // namespace

ExportColumns::ExportColumns(const std::vector<std::string> &names)
    : m_names(names)
{
    for (const std::string &name : m_names)
        m_getters.push_back(getters().at(name));
}

std::vector<ExportCell> ExportColumns::cellsOf(const AuditRow &row) const
{
    std::vector<ExportCell> cells;
    cells.reserve(m_getters.size());
    for (const Get get : m_getters)
        cells.push_back(get(row));
    return cells;
}

} // namespace atalaya::platform
