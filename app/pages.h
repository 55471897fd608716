// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pagetable.h"

namespace atalaya::api {
class AuditExportSource;
class AuditLogSource;
class AuditSource;
class DashboardSource;
class LogHeadSource;
class LogVerifier;
class OperationLog;
class OverrideSource;
class PolicySource;
class PromptSource;
class ReviewSource;
class SafeUseSource;
class Session;
class SessionsSource;
class SimulationSource;
class WhySource;
} // namespace atalaya::api

class QSettings;

namespace atalaya::models {
class DraftSource;
class ThisComputer;
} // namespace atalaya::models

namespace atalaya::ui {
class PlaceMemory;
}

namespace atalaya {

/// What the pages take their data from; all of it outlives the window.
struct PageSources
{
    api::Session *session = nullptr;
    api::DashboardSource *dashboard = nullptr;
    api::SessionsSource *sessions = nullptr;
    /// May be null.
    models::ThisComputer *computer = nullptr;
    api::LogHeadSource *logHead = nullptr;
    api::OperationLog *busy = nullptr;
    /// May be null.
    models::DraftSource *drafts = nullptr;
    api::AuditSource *audit = nullptr;
    api::AuditLogSource *auditLog = nullptr;
    api::LogVerifier *log = nullptr;
    api::AuditExportSource *auditExport = nullptr;
    QSettings *settings = nullptr;
    ui::PlaceMemory *places = nullptr;
    api::PolicySource *policies = nullptr;
    api::SimulationSource *simulations = nullptr;
    api::ReviewSource *reviews = nullptr;
    api::OverrideSource *overrides = nullptr;
    api::WhySource *why = nullptr;
    api::SafeUseSource *safeUse = nullptr;
    api::PromptSource *prompts = nullptr;
};

/// Every page of the console, in the order of the navigation.
[[nodiscard]] ui::PageTable makePages(const PageSources &sources);

} // namespace atalaya
