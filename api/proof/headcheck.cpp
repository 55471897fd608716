// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/headcheck.h"

#include "api/proof/merkleproof.h"

namespace atalaya::api {

namespace {

/// Not signed by the pinned key: who else, and for which log?
LogOutcome stranger(const PinnedHead &pin, const SignedNote &note, std::string_view offered)
{
    const auto key = VerifierKey::parse(offered);
    if (!key || key->text() == VerifierKey::parse(pin.key)->text() || !note.verify(*key))
        return LogOutcome::BadSignature;
    const auto was = LogOrigin::parse(pin.head.origin);
    const auto is = LogOrigin::parse(key->name);
    if (!was || !is || is->server != was->server || is->tenantId != was->tenantId)
        return LogOutcome::WrongLog;
    return is->epoch == was->epoch ? LogOutcome::KeyChanged : LogOutcome::NewEpoch;
}

} // namespace

HeadVerdict judgeHead(const PinnedHead *pin, std::string_view tenantId, std::string_view note, std::string_view key)
{
    HeadVerdict verdict;
    const auto parsed = SignedNote::parse(note);
    if (!parsed)
        return verdict;
    verdict.head = Checkpoint::parse(parsed->text());
    const auto signer = VerifierKey::parse(pin != nullptr ? std::string_view(pin->key) : key);
    if (!verdict.head || !signer)
        return verdict;
    const Checkpoint &head = *verdict.head;
    if (!parsed->verify(*signer)) {
        verdict.outcome = pin != nullptr ? stranger(*pin, *parsed, key) : LogOutcome::BadSignature;
        return verdict;
    }
    const auto origin = LogOrigin::parse(head.origin);
    if (!origin || origin->tenantId != tenantId || head.origin != signer->name)
        verdict.outcome = LogOutcome::WrongLog;
    else if (pin == nullptr)
        verdict.outcome = LogOutcome::TrustedOnFirstUse;
    else if (head.size < pin->head.size)
        verdict.outcome = LogOutcome::Rollback;
    else if (head.size == pin->head.size)
        verdict.outcome = head.root == pin->head.root ? LogOutcome::Verified : LogOutcome::Fork;
    else
        verdict = {LogOutcome::StaleProof, head, true};
    return verdict;
}

HeadVerdict judgeGrowth(const PinnedHead &pin, const Checkpoint &head, std::span<const TreeHash> path)
{
    // A path that is none at all is no better than one that leads elsewhere: a platform that can't show how its own
    // head came from its last one has forked.
    const bool continues =
        head.origin == pin.head.origin && verifyConsistency(pin.head.size, head.size, pin.head.root, head.root, path);
    return {continues ? LogOutcome::Verified : LogOutcome::Fork, head, false};
}

} // namespace atalaya::api
