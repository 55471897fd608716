// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/prompt.h"
#include "api/contract/promptchange.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 4} + hours{hour} + milliseconds{250};
}

const Person ana{"u-1", "Ana Gil"};
const Person luis{"u-2", "Luis Mar"};
const std::string hash(64, 'a');
const std::string otherHash(64, 'b');

PromptDocument document()
{
    return {"Resumen de avería", "Resume la avería de {{equipo}}.\nSé breve.\n", {{"equipo", "Modelo y número"}}};
}

PromptVersion version()
{
    return {3, hash, document(), ana, at(8), luis, at(9), "Más breve", 41};
}

PromptVersion withdrawn()
{
    PromptVersion one = version();
    one.version = 2;
    one.note.clear();
    one.withdrawn = PromptVersion::Withdrawn{luis, at(11), "Inventa piezas"};
    return one;
}

PromptDetail whole()
{
    PromptDetail detail;
    detail.id = "tpl-k7m2p4q8r3s5";
    detail.revision = 9;
    detail.changedAt = at(12);
    detail.changedBy = ana;
    detail.inForce = version();
    detail.draft = PromptDraft{3, otherHash, document(), at(12), {luis, ana}};
    detail.pending = PromptPending{52, otherHash, document(), ana, at(10), "Con número", {luis, ana}};
    return detail;
}

PromptDetail fresh()
{
    PromptDetail detail = whole();
    detail.revision = 1;
    detail.inForce.reset();
    detail.pending.reset();
    detail.draft->basedOn = 0;
    return detail;
}

PromptDiff difference()
{
    PromptDiff diff;
    diff.from = {"2", hash, "Resumen"};
    diff.to = {"draft", otherHash, "Resumen de avería"};
    diff.placeholdersAdded = {"equipo"};
    diff.placeholdersRemoved = {"modelo"};
    diff.hunks = {{1,
                   2,
                   1,
                   2,
                   {{1, 1, {{"same", "Resume "}, {"removed", "{{modelo}}"}, {"added", "{{equipo}}"}}},
                    {2, std::nullopt, {{"removed", "Con detalle."}}},
                    {std::nullopt, 2, {{"added", "Sé breve."}}}}}};
    return diff;
}

} // namespace

std::vector<Sample> promptSamples()
{
    const PromptList list{{{"tpl-k7m2p4q8r3s5", "Resumen de avería", 3, true, false, at(12), ana},
                           {"tpl-a2b3c4d5e6f7", "Saludo", 0, false, true, at(9), luis}}};
    return {
        sample("prompt-document", document(), decodePromptDocument),
        sample("prompt-version", version(), decodePromptVersion),
        sample("prompt-versions", PromptVersions{{version(), withdrawn()}}, decodePromptVersions),
        sample("prompt-detail", whole(), decodePromptDetail),
        sample("prompt-detail-new", fresh(), decodePromptDetail),
        sample("prompt-list", list, decodePromptList),
        sample("prompt-diff", difference(), decodePromptDiff),
        sample("prompt-wish", PromptWish{hash, "Con número"}, decodePromptWish),
        sample("prompt-verdict", PromptVerdict{52, hash, "Visto"}, decodePromptVerdict),
        sample("prompt-restore", PromptRestore{2}, decodePromptRestore),
        sample("prompt-withdrawal", PromptWithdrawal{"Inventa piezas"}, decodePromptWithdrawal),
    };
}

} // namespace atalaya::tests
