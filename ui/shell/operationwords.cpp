// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationwords.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::OperationWords)
};

} // namespace

QString operationWords(const QByteArray &label)
{
    if (label == "dashboard.load")
        return Words::tr("Reading the dashboard");
    if (label == "dashboard.rows")
        return Words::tr("Reading the rows of a figure");
    if (label == "log.head")
        return Words::tr("Reading the head of the log");
    if (label == "usage.load")
        return Words::tr("Reading the usage");
    if (label == "sessions.load")
        return Words::tr("Reading your sessions");
    if (label == "sessions.end" || label == "session.end")
        return Words::tr("Ending a session");
    if (label == "session.unlock")
        return Words::tr("Unlocking the window");
    if (label.startsWith("session."))
        return Words::tr("Renewing the session");
    if (label.startsWith("signin.") || label == "server.probe")
        return Words::tr("Signing in");
    if (label == "demo.accounts")
        return Words::tr("Reading the demo accounts");
    if (label == "audit.export")
        return Words::tr("Exporting decisions");
    if (label == "audit.checkExport")
        return Words::tr("Checking an export");
    if (label == "policies.publish")
        return Words::tr("Publishing a policy");
    if (label == "policies.save" || label == "policies.create" || label == "policies.discard")
        return Words::tr("Saving a draft");
    if (label == "policies.simulate")
        return Words::tr("Trying a draft of a policy");
    if (label == "reviews.settings" || label == "policies.changeSettings")
        return Words::tr("Changing the governance settings");
    if (label.startsWith("policies."))
        return Words::tr("Reading the policies");
    if (label == "reviews.take" || label == "reviews.release")
        return Words::tr("Taking or putting back a review");
    if (label == "reviews.decide")
        return Words::tr("Saying a word in review");
    if (label.startsWith("reviews."))
        return Words::tr("Reading the review queue");
    if (label == "safeUse.change")
        return Words::tr("Saving the rules of safe use");
    if (label.startsWith("safeUse."))
        return Words::tr("Reading the rules of safe use");
    if (label == "prompts.approve" || label == "prompts.reject" || label == "prompts.withdraw")
        return Words::tr("Deciding about a prompt template");
    if (label == "prompts.create" || label == "prompts.save" || label == "prompts.discard" ||
        label == "prompts.restore" || label == "prompts.request")
        return Words::tr("Saving a prompt template");
    if (label.startsWith("prompts."))
        return Words::tr("Reading the prompt templates");
    if (label == "overrides.request")
        return Words::tr("Requesting an override");
    if (label == "overrides.approve" || label == "overrides.reject" || label == "overrides.withdraw")
        return Words::tr("Deciding about an override");
    if (label == "overrides.why")
        return Words::tr("Asking why a decision came out so");
    if (label.startsWith("overrides."))
        return Words::tr("Reading the overrides");
    if (label == "notifications.read")
        return Words::tr("Marking notifications as read");
    if (label.startsWith("notifications."))
        return Words::tr("Reading the notifications");
    if (label == "plan.change")
        return Words::tr("Changing the plan");
    if (label == "plan.rehearsal")
        return Words::tr("Trying another plan");
    if (label == "plan.sandbox")
        return Words::tr("Trying a payment");
    if (label == "plan.invoices")
        return Words::tr("Reading the invoices");
    if (label.startsWith("plan."))
        return Words::tr("Reading the plan");
    if (label == "export.save")
        return Words::tr("Saving or copying figures");
    return Words::tr("Talking to the platform");
}

} // namespace atalaya::ui
