// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overridesmodel.h"

#include <QObject>

namespace atalaya::models {

/// The overrides and one of them: who may say a word about it, and what became of it. The client asks for the second
/// factor.
class OverridePresenter final : public QObject
{
    Q_OBJECT

public:
    struct Facts
    {
        /// The account's id.
        QString me{};
        bool mayRequest = false;
        bool mayApprove = false;
    };

    /// `source` outlives it.
    OverridePresenter(api::OverrideSource *source, const Facts &facts, QObject *parent = nullptr);

    [[nodiscard]] OverridesModel *list() const { return m_list; }
    [[nodiscard]] const Facts &who() const { return m_facts; }

    /// Also one that is not in the list. An empty id closes.
    void open(const QString &id);
    void refresh();
    void approve(const QString &note);
    void reject(const QString &note);
    void withdraw(const QString &note);

    [[nodiscard]] const QString &id() const { return m_id; }
    /// nullopt until it is known.
    [[nodiscard]] const std::optional<contract::Override> &current() const { return m_current; }
    /// Why it could not be read.
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// Why the last word came to nothing.
    [[nodiscard]] const std::optional<api::ApiError> &refusal() const { return m_refusal; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Somebody else asked, it waits, and the role may.
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] bool canWithdraw() const;
    /// It waits for somebody else than who looks at it.
    [[nodiscard]] bool isOwn() const;

Q_SIGNALS:
    /// Another one, or none: select it in the list.
    void opened(const QString &id);
    void changed();
    /// A word was said; `state` is what it is now.
    void said(const QString &id, const QString &state);

private:
    using Word = QFuture<api::Result<contract::Override>> (api::OverrideSource::*)(const contract::Override &,
                                                                                   const QString &);
    void say(Word word, const QString &note);
    void take(const api::Result<contract::Override> &answer);
    void load();
    void fromList();

    api::OverrideSource *m_source;
    Facts m_facts;
    OverridesModel *m_list;
    QString m_id;
    std::optional<contract::Override> m_current;
    std::optional<api::ApiError> m_problem;
    std::optional<api::ApiError> m_refusal;
    bool m_isBusy = false;
    api::RequestScope m_reads;
    api::RequestScope m_words;
};

} // namespace atalaya::models
