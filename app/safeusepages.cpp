// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/safeusepages.h"

#include "api/session/session.h"
#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "models/promptsmodel.h"
#include "models/safeuseeditor.h"
#include "models/safeusehistory.h"
#include "ui/common/formats.h"
#include "ui/safeuse/safeusepage.h"

#include <QCoreApplication>

namespace atalaya {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::Pages)
};

ui::Page *makeSafeUse(const PageSources &sources, QWidget *parent)
{
    const auto &me = sources.session->me();
    const bool mayPublish = sources.session->may(QStringLiteral("governance:publish"));
    ui::SafeUsePage::Parts parts;
    parts.rules.editor = new models::SafeUseEditor(sources.safeUse, sources.drafts);
    parts.rules.makeHistory = [source = sources.safeUse] {
        return new models::SafeUseHistory(source);
    };
    parts.rules.drafts = sources.drafts;
    parts.rules.zone = ui::Formats::zoneOf(me && me->tenant ? me->tenant->timeZone : std::string());
    parts.rules.mayChange = mayPublish;
    models::PromptEditor::Facts who;
    who.me = me ? QString::fromStdString(me->user.id) : QString();
    who.mayEdit = sources.session->may(QStringLiteral("governance:edit"));
    who.mayPublish = mayPublish;
    parts.prompts.list = new models::PromptsModel(sources.prompts);
    parts.prompts.one.editor = new models::PromptEditor(sources.prompts, sources.drafts, who);
    parts.prompts.one.makeHistory = [source = sources.prompts] {
        return new models::PromptHistory(source);
    };
    parts.prompts.one.drafts = sources.drafts;
    parts.prompts.one.zone = parts.rules.zone;
    QObject::connect(sources.session, &api::Session::meChanged, parts.rules.editor, &models::SafeUseEditor::recover);
    return new ui::SafeUsePage(parts, parent);
}

} // namespace

void addSafeUsePages(ui::PageTable &table, const PageSources &sources)
{
    ui::PageEntry entry;
    entry.id = ui::safeUsePageId();
    entry.title = [] {
        return Words::tr("Safe use");
    };
    entry.icon = QStringLiteral("file-earmark-lock2");
    entry.permission = QStringLiteral("governance:edit");
    entry.calls = {"safeUse", "prompts"};
    entry.make = [sources](QWidget *parent) {
        return makeSafeUse(sources, parent);
    };
    table.add(entry);
}

} // namespace atalaya
