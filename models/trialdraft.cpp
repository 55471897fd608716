// SPDX-License-Identifier: GPL-3.0-or-later
#include "trialdraft.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <utility>

namespace atalaya::models {

using namespace Qt::StringLiterals;

namespace {

struct Part
{
    QLatin1StringView name;
    double Assumed::*member;
};

constexpr std::array parts{Part{"minutesPerTask"_L1, &Assumed::minutesPerTask},
                           Part{"hourlyRate"_L1, &Assumed::hourlyRate},
                           Part{"reviewMinutes"_L1, &Assumed::reviewMinutes}};

QByteArray write(const Assumed &tried, const Assumed &stored)
{
    QJsonObject draft;
    for (const Part &part : parts)
        if (tried.*part.member != stored.*part.member)
            draft.insert(part.name, tried.*part.member);
    return QJsonDocument(draft).toJson(QJsonDocument::Compact);
}

/// nullopt: this was not written here.
std::optional<Assumed> read(const QByteArray &bytes, const Assumed &stored)
{
    const QJsonObject draft = QJsonDocument::fromJson(bytes).object();
    Assumed tried = stored;
    qsizetype known = 0;
    for (const Part &part : parts) {
        const auto found = draft.constFind(part.name);
        if (found == draft.constEnd())
            continue;
        const double value = found->toDouble(-1);
        if (!std::isfinite(value) || value < 0)
            return std::nullopt;
        tried.*part.member = value;
        ++known;
    }
    return known > 0 && known == draft.size() ? std::optional(tried) : std::nullopt;
}

} // namespace

TrialDraft::TrialDraft(FigurePresenter *presenter, DraftSource *drafts, QObject *parent)
    : QObject(parent)
    , m_presenter(presenter)
    , m_drafts(drafts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pace);
    connect(&m_pause, &QTimer::timeout, this, &TrialDraft::flush);
    connect(presenter, &FigurePresenter::changed, this, &TrialDraft::look);
    connect(presenter, &FigurePresenter::triedChanged, this, &TrialDraft::onTried);
    look();
}

TrialDraft::~TrialDraft()
{
    flush();
}

QString TrialDraft::id()
{
    return u"figure/assumptions"_s;
}

void TrialDraft::take(const QByteArray &bytes)
{
    if (const auto tried = read(bytes, m_presenter->stored()))
        m_presenter->tryOut(*tried);
}

void TrialDraft::flush()
{
    if (!m_waiting)
        return;
    m_drafts->keep(id(), *std::exchange(m_waiting, std::nullopt));
    m_pause.start();
}

void TrialDraft::onTried()
{
    if (m_presenter->isTried()) {
        // Made now: by the time it is kept, another figure may be opened that knows no assumptions yet.
        m_waiting = write(m_presenter->assumed(), m_presenter->stored());
        if (!m_pause.isActive())
            flush();
    } else {
        m_waiting.reset();
        m_drafts->discard(id());
    }
    look();
}

void TrialDraft::look()
{
    const bool canOffer = m_presenter->canTry() && !m_presenter->isTried();
    // The store is not read at every change of a figure.
    if (canOffer && std::exchange(m_isLooked, true))
        return;
    m_isLooked = canOffer;
    if (std::exchange(m_isOffered, canOffer && find()) != m_isOffered)
        Q_EMIT offeredChanged(m_isOffered);
}

bool TrialDraft::find()
{
    const auto draft = m_drafts->draft(id());
    if (!draft)
        return false;
    const auto tried = read(draft->bytes, m_presenter->stored());
    if (!tried)
        m_drafts->discard(id());
    return tried && *tried != m_presenter->stored();
}

} // namespace atalaya::models
