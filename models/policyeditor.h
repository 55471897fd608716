// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/policydetail.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "models/keptwork.h"
#include "models/loadstate.h"
#include "models/policyform.h"
#include "models/policymerge.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace atalaya::api {
class PolicySource;
}

namespace atalaya::models {

/// Somebody else saved first: nothing is sent until it is chosen what holds.
struct PolicyConflict
{
    rules::Policy mine{};
    contract::PolicyDetail theirDetail{};
    rules::Policy theirs{};
    QList<PolicyChoice> choices{};
};

/// One policy while it is written. What is typed is kept on this computer at once; what is a policy is saved as the
/// platform's draft after a pause, on top of the revision that was seen.
class PolicyEditor final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds savePace{1200};

    enum class Saving
    {
        /// The platform has what is shown.
        Saved,
        /// The pause after a keystroke, or on its way.
        Waiting,
        /// It is no policy yet; kept on this computer.
        Faulty,
        /// Kept on this computer; see saveProblem().
        Failed,
        Conflict
    };

    /// Both outlive it; `drafts` may be null.
    PolicyEditor(api::PolicySource *source, DraftSource *drafts, QObject *parent = nullptr);
    ~PolicyEditor() override;
    Q_DISABLE_COPY_MOVE(PolicyEditor)

    /// A policy that there is.
    void open(const QString &id);
    /// One that is not yet there.
    void openNew();
    void refresh();
    /// The platform answers again: what could not be saved is sent.
    void recover();
    /// Keeps on this computer what still waits for it.
    void flush() { m_kept.flush(); }

    [[nodiscard]] QString id() const { return m_form.id; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    [[nodiscard]] const contract::PolicyDetail &detail() const { return m_detail; }
    /// The policy that is in force; nullopt: none is.
    [[nodiscard]] const std::optional<rules::Policy> &published() const { return m_published; }

    [[nodiscard]] const PolicyForm &form() const { return m_form; }
    void setForm(const PolicyForm &form);
    /// What the form says; with faults only as far as it can be understood.
    [[nodiscard]] const rules::Policy &policy() const { return m_reading.policy; }
    [[nodiscard]] const QList<PolicyFormFault> &faults() const { return m_reading.faults; }
    /// The code of the first fault there; empty: none.
    [[nodiscard]] QString faultAt(const PolicyPlace &place) const;

    [[nodiscard]] Saving saving() const { return m_saving; }
    [[nodiscard]] const std::optional<api::ApiError> &saveProblem() const { return m_saveProblem; }
    /// The last time that the platform took the draft; invalid: there is no draft.
    [[nodiscard]] QDateTime savedAt() const;
    [[nodiscard]] const std::optional<PolicyConflict> &conflict() const { return m_conflict; }
    /// `choices` as in conflict(), each decided. What comes of it is saved.
    void resolve(const QList<PolicyChoice> &choices);

    /// The id under which the drafts of this computer have it.
    [[nodiscard]] QString draftId() const;
    /// This computer has something else than the platform, from before.
    [[nodiscard]] bool isOffered() const { return m_kept.isOffered(); }
    void takeKept(const QByteArray &bytes);
    void dropKept() { m_kept.drop(); }

    /// Saved, another than what is in force, nothing waits for a second person, and all of its examples hold.
    [[nodiscard]] bool canPublish() const;
    [[nodiscard]] int failingExamples() const;
    /// What came of it when it was saved; nullopt: it was not saved yet.
    [[nodiscard]] std::optional<contract::PolicyExampleOutcome> outcomeOf(const contract::PolicyExample &example) const;
    /// publish(), discard() or restore() is under way.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    void publish(const QString &note);
    /// Back to what is in force. A policy that was never published is gone then.
    void discard();
    void restore(std::int64_t version);
    /// What waits for a second person comes into force, or goes: the answer of somebody else, or of its maker.
    void confirmPending();
    void rejectPending();

Q_SIGNALS:
    /// Another policy, or what the platform has of it.
    void loaded();
    /// form(), policy() and faults(), by setForm().
    void edited();
    void savingChanged();
    void offeredChanged(bool isOffered);
    void busyChanged();
    /// publish() is done: it is in force, or waits for a second person.
    void wentOut(const atalaya::contract::PolicyDetail &detail);
    /// Nothing waits any more.
    void settled();
    /// There is no such policy any more.
    void gone();
    void failed(const atalaya::api::ApiError &error);

private:
    void reset();
    void load();
    void take(const contract::PolicyDetail &detail);
    void fail(const api::ApiError &error);
    void read();
    void setSaving(Saving saving, const std::optional<api::ApiError> &problem = std::nullopt);
    void save();
    void onSaved(const rules::Policy &sent, const std::vector<contract::PolicyExample> &examples,
                 const api::Result<contract::PolicyDetail> &result);
    void meetConflict(const api::ApiError &error);
    void look();
    void setBusy(bool busy);
    void settle(const contract::PolicyDetail &detail);
    template<class T, class F>
    void act(QFuture<api::Result<T>> future, F done);

    api::PolicySource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    contract::PolicyDetail m_detail;
    std::optional<rules::Policy> m_published;
    /// What the platform has: the draft, or what is in force.
    rules::Policy m_base;
    std::vector<contract::PolicyExample> m_baseExamples;
    PolicyForm m_form;
    PolicyFormReading m_reading;
    Saving m_saving = Saving::Saved;
    std::optional<api::ApiError> m_saveProblem;
    std::optional<PolicyConflict> m_conflict;
    KeptWork m_kept;
    QTimer m_savePause;
    api::RequestScope m_loads;
    api::RequestScope m_saves;
    api::RequestScope m_acts;
    bool m_isNew = false;
    bool m_isSending = false;
    bool m_isBusy = false;
};

} // namespace atalaya::models
