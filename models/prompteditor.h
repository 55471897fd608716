// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/promptchange.h"
#include "api/net/requestscope.h"
#include "api/net/result.h"
#include "models/keptwork.h"
#include "models/loadstate.h"
#include "models/promptform.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>

namespace atalaya::api {
class PromptSource;
}

namespace atalaya::models {

/// Somebody else saved first: nothing is sent until it is chosen what holds.
struct PromptConflict
{
    PromptForm mine{};
    contract::PromptDetail theirDetail{};
    PromptForm theirs{};
    QList<PromptChoice> choices{};
};

/// One prompt template while it is written, asked for and decided. What is typed is kept on this computer at once; it
/// becomes the platform's draft when somebody says so, because whoever has a part in a draft can't approve it.
class PromptEditor final : public QObject
{
    Q_OBJECT

public:
    enum class Saving
    {
        /// The platform has what is shown.
        Saved,
        /// Kept on this computer.
        Changed,
        Faulty,
        Sending,
        /// See saveProblem().
        Failed,
        Conflict
    };
    struct Facts
    {
        /// The account's id.
        QString me{};
        bool mayEdit = false;
        bool mayPublish = false;
    };

    /// Both outlive it; `drafts` may be null.
    PromptEditor(api::PromptSource *source, DraftSource *drafts, Facts facts, QObject *parent = nullptr);
    ~PromptEditor() override;
    Q_DISABLE_COPY_MOVE(PromptEditor)

    /// A template that there is; an empty id: none.
    void open(const QString &id);
    /// One that is not yet there.
    void openNew();
    void refresh();
    void recover();
    /// Keeps on this computer what still waits for it.
    void flush() { m_kept.flush(); }

    [[nodiscard]] const Facts &who() const { return m_facts; }
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    /// Something is open.
    [[nodiscard]] bool isOpen() const { return m_isNew || !m_id.isEmpty(); }
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] const contract::PromptDetail &detail() const { return m_detail; }

    [[nodiscard]] const PromptForm &form() const { return m_form; }
    void setForm(const PromptForm &form);
    [[nodiscard]] const PromptReading &reading() const { return m_reading; }

    [[nodiscard]] Saving saving() const { return m_saving; }
    [[nodiscard]] const std::optional<api::ApiError> &saveProblem() const { return m_saveProblem; }
    [[nodiscard]] bool canSave() const;
    void save();
    [[nodiscard]] const std::optional<PromptConflict> &conflict() const { return m_conflict; }
    /// `choices` as in conflict(), each decided. What comes of it is saved.
    void resolve(const QList<PromptChoice> &choices);
    /// What is typed, else the platform's draft. A template that was never approved is gone then.
    void discard();
    [[nodiscard]] bool canDiscard() const;

    /// The id under which the drafts of this computer have it.
    [[nodiscard]] QString draftId() const;
    [[nodiscard]] bool isOffered() const { return m_kept.isOffered(); }
    void takeKept(const QByteArray &bytes);
    void dropKept() { m_kept.drop(); }

    /// A change of what the platform has is under way.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool canRequest() const;
    void request(const QString &note);
    /// Who looks at it has a part in what waits, or asked for it.
    [[nodiscard]] bool hasPart() const;
    [[nodiscard]] bool canApprove() const;
    [[nodiscard]] bool canReject() const;
    void approve(const QString &note);
    /// Whoever asked takes it back so.
    void reject(const QString &note);
    void restore(std::int64_t version);
    void withdraw(std::int64_t version, const QString &note);

Q_SIGNALS:
    /// Another template, or what the platform has of it.
    void loaded();
    /// By setForm().
    void edited();
    void savingChanged();
    void busyChanged();
    void offeredChanged(bool isOffered);
    /// The platform has another state of it; the list may want to know.
    void changedThere();
    /// The one that was open is no more.
    void gone();
    void failed(const atalaya::api::ApiError &error);

private:
    void reset();
    void load();
    void take(const contract::PromptDetail &detail);
    void begin(const contract::PromptDetail &detail);
    void fail(const api::ApiError &error);
    void show(const PromptForm &form);
    void look();
    void onSaved(const api::Result<contract::PromptDetail> &result);
    void meetConflict(const api::ApiError &error);
    void setSaving(Saving saving, const std::optional<api::ApiError> &problem = std::nullopt);
    void setBusy(bool busy);
    void act(QFuture<api::Result<contract::PromptDetail>> future);
    [[nodiscard]] contract::PromptVerdict verdict(const QString &note) const;

    api::PromptSource *m_source;
    Facts m_facts;
    QString m_id;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    contract::PromptDetail m_detail;
    /// What the form was written on: this revision, this text.
    std::int64_t m_seen = 0;
    PromptForm m_base;
    PromptForm m_form;
    PromptReading m_reading;
    Saving m_saving = Saving::Saved;
    std::optional<api::ApiError> m_saveProblem;
    std::optional<PromptConflict> m_conflict;
    KeptWork m_kept;
    api::RequestScope m_loads;
    api::RequestScope m_saves;
    api::RequestScope m_acts;
    bool m_isNew = false;
    bool m_isBusy = false;
};

/// The text that people work on: the draft, what waits, or what is in force.
[[nodiscard]] std::optional<contract::PromptDocument> shownDocumentOf(const contract::PromptDetail &detail);

} // namespace atalaya::models
