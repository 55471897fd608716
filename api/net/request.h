// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/secretstring.h"

#include <QByteArray>
#include <QString>
#include <QUrlQuery>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>

namespace atalaya::api {

class BodySink;

enum class Verb
{
    Get,
    Post,
    Put,
    Delete
};

[[nodiscard]] QByteArray verbName(Verb verb);

/// What one call asks of the platform. Plain data: a repetition sends the same again.
struct Request
{
    enum class Credentials
    {
        /// The window's session: signed, refreshed and stepped up by its Authorizer, and bound to its tenant.
        Session,
        /// Nobody yet: health, demo accounts, sign-in.
        None,
        /// `bearer`: a pending, enrolment or parting token.
        Own
    };

    Verb verb = Verb::Get;
    /// Begins with /api/; percent-encoded, no query.
    QString path;
    QUrlQuery query;
    /// JSON; empty for none.
    QByteArray body;
    /// The body holds a password, a code or a token: its bytes are zeroed, in every copy that shares them, when the
    /// call has ended.
    bool secretBody = false;
    /// Names the operation for the busy list, for example "dashboard.load". `ui/` has the words.
    QByteArray label;
    /// Asked by the console of its own accord, again and again: neither in the busy list nor among the failures.
    bool unlisted = false;
    Credentials credentials = Credentials::Session;
    SecretString bearer;
    /// ETag of what the cache holds.
    QByteArray ifNoneMatch;
    /// For PUT and DELETE of versioned things.
    QByteArray ifMatch;
    /// Made by the client for POST when empty; the same for every repetition.
    QByteArray idempotencyKey;
    /// What a step-up is asked for, for example "policy.publish".
    QString stepUpAction;
    /// The reply holds data of one tenant and must name it.
    bool tenantData = true;
    /// The platform promises that sending it twice does no harm, though the verb does not.
    bool repeatable = false;
    /// A POST that only asks: nothing that others show has changed by it, it may be sent again, and its answer may be
    /// kept under its body.
    bool question = false;
    /// Repetitions after a failure on the way; nullopt: as many as NetLimits has pauses.
    std::optional<int> repetitions;
    std::size_t maxNodes = 100'000;
    /// The answer is of this type and no envelope: it is in the reply's body alone, and its header names the tenant.
    /// Empty: JSON.
    QByteArray mediaType;
    /// One of many large answers: travels on connections of its own, so that a click does not wait behind it.
    bool bulk = false;
    /// The body of a good answer goes here, of any size; then there is none in the reply, and `mediaType` is its type.
    /// Such a call travels on connections of its own, is never repeated and shared with nobody.
    std::shared_ptr<BodySink> sink;
    /// Of a call with a sink: how long the first byte may take, for what the platform makes before it sends it.
    /// nullopt: no longer than any other silence.
    std::optional<std::chrono::milliseconds> firstByte;

    [[nodiscard]] bool isIdempotent() const { return verb != Verb::Post || repeatable || question; }
    [[nodiscard]] bool isRead() const { return verb == Verb::Get || question; }
};

} // namespace atalaya::api
