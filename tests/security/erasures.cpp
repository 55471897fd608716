// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/security/logscene.h"

#include <algorithm>

// Ways to erase too early under a leaf that says it is allowed.
namespace atalaya::tests {

void eraseAt(Scene &scene, std::int64_t at, int days)
{
    OperatorSource &source = scene.source;
    std::size_t which = scene.anEntry();
    while (source.entries[which].kind != "decision")
        which = scene.anEntry();
    const auto seq = static_cast<std::int64_t>(which);
    const std::int64_t later = scene.number(1, 600) * std::int64_t{60'000};
    at = std::max(at, source.entries[static_cast<std::size_t>(seq)].at + days * Scene::aDay + later);
    source.gone = {seq};
    source.addErasure(0, source.size(), at, days);
}

void eraseByWrongDays(Scene &scene)
{
    OperatorSource &source = scene.source;
    const std::int64_t start = source.entries.back().at + 60'000;
    switch (scene.number(0, 3)) {
    case 0:
        return eraseAt(scene, 0, scene.coin() ? 90 : scene.number(90, 364));
    case 1:
        // Two agreed to keep half a year.
        source.addChange({"requested", "ana", 365, 180, start, {}});
        source.addChange({"confirmed", "luis", 365, 180, start, start + 7 * Scene::aDay});
        return eraseAt(scene, start + 8 * Scene::aDay, scene.number(90, 179));
    case 2: {
        // Lengthened again since.
        const int longer = scene.coin() ? 180 : 365;
        source.shortenPolicy(start);
        source.addChange({"changed", "eva", 90, longer, start + 9 * Scene::aDay, start + 9 * Scene::aDay});
        return eraseAt(scene, start + 10 * Scene::aDay, scene.number(90, longer - 1));
    }
    default:
        // Agreed, but after what was erased.
        eraseAt(scene, 0, 90);
        source.shortenPolicy(source.entries.back().at + scene.number(0, 5) * Scene::aDay);
    }
}

void eraseInTheFuture(Scene &scene)
{
    const std::int64_t ahead = scene.coin() ? scene.number(1, 86'400'000) : scene.number(1, 400) * Scene::aDay;
    eraseAt(scene, Scene::ownTime + Scene::aDay + ahead, 365);
}

void eraseUnconfirmed(Scene &scene)
{
    OperatorSource &source = scene.source;
    const std::int64_t start = source.entries.back().at + 60'000;
    const int days = scene.coin() ? 90 : 180;
    const int how = scene.number(0, 6);
    if (how != 1)
        source.addChange({"requested", "ana", 365, days, start, {}});
    const std::int64_t effect = start + 7 * Scene::aDay - (how == 2 ? scene.number(1, 6 * 86'400'000) : 0);
    if (how != 0)
        source.addChange({"confirmed", how == 3 ? "ana" : "luis", 365, how == 4 ? 270 - days : days, start, effect});
    if (how == 5)
        source.addChange({"cancelled", "eva", 365, 365, start + Scene::aDay, {}});
    if (how == 6) {
        // The second yes is shown and lies nowhere.
        source.otherMeta[source.policyChanges.back()] = source.entries.back().meta;
        source.entries.back().meta = R"(["person.invited","luis","u-9","allowed"])";
        source.rebuild();
    }
    eraseAt(scene, start + 8 * Scene::aDay, days);
}

} // namespace atalaya::tests
