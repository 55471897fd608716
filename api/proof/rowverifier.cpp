// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/rowverifier.h"

#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/erasurefinder.h"
#include "api/proof/logverifier.h"
#include "api/proof/onpool.h"
#include "api/proof/proofpath.h"

#include <algorithm>
#include <set>

namespace atalaya::api {

namespace {

/// A page with one changed row leads to two roots; more are not worth the questions.
constexpr std::size_t mostRoots = 3;
/// Alarms of one page: the first few tell enough.
constexpr int mostAlarms = 5;
/// Rows of a page whose erasure is asked for in vain; an honest platform has none.
constexpr std::size_t mostUnexplained = 5;

/// A single decision as a page of one row.
contract::SharedProof pageOf(const contract::AuditDecision &decision, const contract::InclusionProof &path)
{
    contract::SharedProof page;
    page.size = path.size;
    page.nodes = path.path;
    contract::ProvenRow row;
    row.seq = decision.row.seq;
    row.leaf = decision.proof.leaf;
    row.meta = decision.proof.meta;
    row.body = decision.proof.body;
    for (std::size_t i = 0; i < path.path.size(); ++i)
        row.path.push_back(static_cast<std::int64_t>(i));
    page.rows.push_back(std::move(row));
    return page;
}

/// False when it adds nothing, or is of another tree.
bool append(contract::SharedProof &whole, const contract::SharedProof &part)
{
    if (part.rows.empty() || (!whole.rows.empty() && part.size != whole.size))
        return false;
    const auto shift = static_cast<std::int64_t>(whole.nodes.size());
    whole.size = part.size;
    whole.nodes.insert(whole.nodes.end(), part.nodes.begin(), part.nodes.end());
    for (contract::ProvenRow row : part.rows) {
        for (std::int64_t &place : row.path)
            place += place < 0 ? 0 : shift;
        whole.rows.push_back(std::move(row));
    }
    return true;
}

} // namespace

/// One page on its way: proof, tree, rows, and what retention explains.
struct Inspection
{
    std::string tenantId;
    contract::SharedProof proof;
    PageQuestion question;
    /// A decision by itself has no place.
    bool isList = false;
    std::vector<TreeHash> roots;
    PageCheck result;
    /// Erasures that the rows were held against, and rows whose erasure was asked for in vain.
    std::size_t erasures = 0;
    std::set<std::int64_t> unexplained;
};

struct RowVerifier::Private
{
    using Page = std::shared_ptr<Inspection>;
    using Answer = Deferred<PageCheck>;

    void askProofs(const Page &page, const Answer &answer);
    void begin(const Page &page, const Answer &answer);
    void findTree(const Page &page, std::size_t candidate, const Answer &answer);
    void checkRows(const Page &page, const TreeHash &root, const Answer &answer);
    void explain(const Page &page, const TreeHash &root, const Answer &answer);
    void leaveOpen(const Page &page, const Answer &answer);
    void finish(const Page &page, const Answer &answer);
    void raise(const RowCheck &check);

    RowVerifier *q;
    AuditLogSource *source;
    LogVerifier *log;
    ErasureFinder *erasures;
};

void RowVerifier::Private::askProofs(const Page &page, const Answer &answer)
{
    const PageQuestion &question = page->question;
    const auto got = static_cast<std::int64_t>(page->proof.rows.size());
    const auto wanted = static_cast<std::int64_t>(question.shown.size()) - got;
    whenReady(q, source->proofs(question.queryId, question.offset + got, wanted, true),
              [this, page, wanted, answer](const Result<contract::SharedProof> &proof) {
                  if (!proof)
                      return answer.resolve(tl::unexpected(proof.error()));
                  // A reply that grows too large ends early; what never comes is not proven.
                  const bool goesOn =
                      append(page->proof, *proof) && static_cast<std::int64_t>(proof->rows.size()) < wanted;
                  if (goesOn)
                      askProofs(page, answer);
                  else
                      begin(page, answer);
              });
}

void RowVerifier::Private::begin(const Page &page, const Answer &answer)
{
    page->result.size = page->proof.size;
    whenReady(q, onPool([page] { return rootsOf(page->proof); }),
              [this, page, answer](const Result<std::vector<TreeHash>> &roots) {
                  page->roots = *roots;
                  findTree(page, 0, answer);
              });
}

void RowVerifier::Private::findTree(const Page &page, std::size_t candidate, const Answer &answer)
{
    if (candidate >= std::min(page->roots.size(), mostRoots)) {
        // Not one row lies in the log: none is looked at any further.
        if (page->roots.empty())
            page->result.tree = page->question.shown.empty() ? LogOutcome::Verified : LogOutcome::Malformed;
        for (const contract::AuditRow &row : page->question.shown) {
            RowCheck check;
            check.seq = row.seq;
            check.outcome = page->result.tree;
            check.differs = {"path"};
            page->result.rows.push_back(std::move(check));
        }
        return finish(page, answer);
    }
    const TreeHash root = page->roots[candidate];
    whenReady(q, log->checkRoot(static_cast<std::uint64_t>(page->proof.size), root),
              [this, page, candidate, root, answer](const Result<LogOutcome> &outcome) {
                  if (!outcome)
                      return answer.resolve(tl::unexpected(outcome.error()));
                  page->result.tree = *outcome;
                  if (isVerified(*outcome))
                      checkRows(page, root, answer);
                  else
                      findTree(page, candidate + 1, answer);
              });
}

void RowVerifier::Private::checkRows(const Page &page, const TreeHash &root, const Answer &answer)
{
    page->erasures = erasures->known().size();
    const auto check = [page, root, known = erasures->known()] {
        auto rows = api::checkRows(page->tenantId, page->proof, root, page->question.shown, known);
        if (page->isList)
            checkPlaces(page->question, rows);
        return rows;
    };
    whenReady(q, onPool(check), [this, page, root, answer](const Result<std::vector<RowCheck>> &rows) {
        page->result.rows = *rows;
        explain(page, root, answer);
    });
}

void RowVerifier::Private::explain(const Page &page, const TreeHash &root, const Answer &answer)
{
    const auto missing = std::ranges::find_if(page->result.rows, [&page](const RowCheck &row) {
        return row.outcome == LogOutcome::MissingPayload && !page->unexplained.contains(row.seq);
    });
    if (missing == page->result.rows.end() || page->unexplained.size() >= mostUnexplained)
        return finish(page, answer);
    whenReady(q, erasures->find(static_cast<std::uint64_t>(missing->seq), page->erasures),
              [this, page, root, answer, seq = missing->seq](const Result<bool> &found) {
                  if (!found)
                      return leaveOpen(page, answer);
                  if (*found)
                      return checkRows(page, root, answer);
                  page->unexplained.insert(seq);
                  explain(page, root, answer);
              });
}

void RowVerifier::Private::leaveOpen(const Page &page, const Answer &answer)
{
    // Whether a retention covers them could not be asked: no proof, and no alarm either.
    for (RowCheck &row : page->result.rows) {
        if (row.outcome == LogOutcome::MissingPayload)
            row.outcome = LogOutcome::StaleProof;
    }
    finish(page, answer);
}

void RowVerifier::Private::finish(const Page &page, const Answer &answer)
{
    int alarms = 0;
    for (const RowCheck &check : page->result.rows) {
        if (!isAlarm(check.outcome) || alarms == mostAlarms)
            continue;
        ++alarms;
        raise(check);
    }
    answer.resolve(page->result);
}

void RowVerifier::Private::raise(const RowCheck &check)
{
    LogAlarm alarm;
    alarm.outcome = check.outcome;
    alarm.seq = static_cast<std::uint64_t>(check.seq);
    for (const std::string &name : check.differs)
        alarm.detail += (alarm.detail.empty() ? "" : ", ") + name;
    if (check.outcome == LogOutcome::MissingPayload && !erasures->refusal().empty())
        alarm.detail += "; a retention was named, but " + erasures->refusal();
    log->raise(std::move(alarm));
}

RowVerifier::RowVerifier(AuditLogSource *source, LogVerifier *log, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->source = source;
    d->log = log;
    d->erasures = new ErasureFinder(source, log, this);
}

RowVerifier::~RowVerifier() = default;

QFuture<Result<PageCheck>> RowVerifier::check(const PageQuestion &question)
{
    const Private::Answer answer(this);
    const auto page = std::make_shared<Inspection>();
    page->tenantId = d->log->status().log.tenantId.toStdString();
    page->question = question;
    page->isList = true;
    if (question.shown.empty()) {
        answer.resolve(PageCheck{LogOutcome::Verified, 0, {}});
        return answer.future();
    }
    d->askProofs(page, answer);
    return answer.future();
}

QFuture<Result<RowCheck>> RowVerifier::check(const contract::AuditDecision &shown)
{
    const Private::Answer answer(this);
    const auto page = std::make_shared<Inspection>();
    page->tenantId = d->log->status().log.tenantId.toStdString();
    page->question.shown = {shown.row};
    const auto prove = [this, page, shown, answer] {
        const auto &pin = d->log->status().pin;
        const auto size = pin ? static_cast<std::int64_t>(pin->head.size) : 0;
        if (shown.row.seq < 0 || shown.row.seq >= size)
            return d->findTree(page, 0, answer);
        whenReady(this, d->source->inclusion(shown.row.seq, size),
                  [this, page, shown, answer](const Result<contract::InclusionProof> &path) {
                      if (!path)
                          return answer.resolve(tl::unexpected(path.error()));
                      page->proof = pageOf(shown, *path);
                      d->begin(page, answer);
                  });
    };
    const auto &pin = d->log->status().pin;
    if (pin && static_cast<std::uint64_t>(shown.row.seq) < pin->head.size) {
        prove();
    } else {
        whenReady(this, d->log->check(), [prove, answer](const Result<LogOutcome> &head) {
            if (head)
                prove();
            else
                answer.resolve(tl::unexpected(head.error()));
        });
    }
    return mapped<RowCheck>(this, answer.future(), [this, shown](const Result<PageCheck> &result) -> Result<RowCheck> {
        if (!result)
            return tl::unexpected(result.error());
        RowCheck check = result->rows.front();
        if (!isVerified(check.outcome) && check.outcome != LogOutcome::Erased)
            return check;
        check = checkDetail(std::move(check), shown);
        if (isAlarm(check.outcome))
            d->raise(check);
        return check;
    });
}

} // namespace atalaya::api
