// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/net/requestscope.h"
#include "api/net/result.h"
#include "models/keptwork.h"
#include "models/loadstate.h"
#include "models/safeuseform.h"

#include <QObject>

namespace atalaya::api {
class SafeUseSource;
}

namespace atalaya::models {

/// Somebody else saved first: nothing is sent until it is chosen what holds.
struct SafeUseConflict
{
    contract::SafeUseRules mine{};
    contract::SafeUse theirs{};
    QList<SafeUseChoice> choices{};
};

/// The rules of safe use while they are written. What is typed is kept on this computer at once, and sent when somebody
/// says so: it is in force then.
class SafeUseEditor final : public QObject
{
    Q_OBJECT

public:
    enum class Saving
    {
        /// What is shown is in force.
        Saved,
        /// Kept on this computer.
        Changed,
        Faulty,
        Sending,
        /// See saveProblem().
        Failed,
        Conflict
    };

    /// Both outlive it; `drafts` may be null.
    SafeUseEditor(api::SafeUseSource *source, DraftSource *drafts, QObject *parent = nullptr);
    ~SafeUseEditor() override;
    Q_DISABLE_COPY_MOVE(SafeUseEditor)

    /// What is being written stays; saving tells when somebody else was faster.
    void refresh();
    /// The platform answers again.
    void recover();
    /// Keeps on this computer what still waits for it.
    void flush() { m_kept.flush(); }

    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// What is in force, as far as it is known.
    [[nodiscard]] const contract::SafeUse &inForce() const { return m_inForce; }

    [[nodiscard]] const SafeUseForm &form() const { return m_form; }
    void setForm(const SafeUseForm &form);
    [[nodiscard]] const contract::SafeUseRules &rules() const { return m_reading.rules; }
    [[nodiscard]] bool hasFaults() const { return !m_reading.faults.isEmpty(); }
    /// The code of the fault there; empty: none.
    [[nodiscard]] QString faultAt(SafeUsePart part) const { return m_reading.faults.value(part); }
    /// Something protects less than what is in force: saving asks for the second factor.
    [[nodiscard]] bool weakens() const;

    [[nodiscard]] Saving saving() const { return m_saving; }
    [[nodiscard]] const std::optional<api::ApiError> &saveProblem() const { return m_saveProblem; }
    [[nodiscard]] bool canSave() const;
    void save();
    [[nodiscard]] const std::optional<SafeUseConflict> &conflict() const { return m_conflict; }
    /// `choices` as in conflict(), each decided. What comes of it is saved.
    void resolve(const QList<SafeUseChoice> &choices);
    /// Back to what is in force.
    void discard();

    [[nodiscard]] static QString draftId() { return QStringLiteral("safe-use/rules"); }
    /// This computer has something else than the platform, from before.
    [[nodiscard]] bool isOffered() const { return m_kept.isOffered(); }
    void takeKept(const QByteArray &bytes);
    void dropKept() { m_kept.drop(); }

Q_SIGNALS:
    /// What is in force, or the form as a whole.
    void loaded();
    /// By setForm().
    void edited();
    void savingChanged();
    void offeredChanged(bool isOffered);
    /// It is in force.
    void saved();

private:
    void take(const api::Dated<contract::SafeUse> &dated);
    void begin(const contract::SafeUse &state);
    void fail(const api::ApiError &error);
    void show(const SafeUseForm &form);
    void look();
    void onSaved(const api::Result<contract::SafeUse> &result);
    void meetConflict(const api::ApiError &error);
    void setSaving(Saving saving, const std::optional<api::ApiError> &problem = std::nullopt);
    [[nodiscard]] Saving unsent() const { return hasFaults() ? Saving::Faulty : Saving::Changed; }

    api::SafeUseSource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    contract::SafeUse m_inForce;
    /// What the form was written on: this version, these rules.
    std::int64_t m_seen = 0;
    contract::SafeUseRules m_base;
    SafeUseForm m_form;
    SafeUseReading m_reading;
    Saving m_saving = Saving::Saved;
    std::optional<api::ApiError> m_saveProblem;
    std::optional<SafeUseConflict> m_conflict;
    KeptWork m_kept;
    api::RequestScope m_loads;
    api::RequestScope m_saves;
    bool m_isKnown = false;
};

} // namespace atalaya::models
