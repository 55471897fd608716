// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policytransfer.h"

#include "api/endpoints/policysource.h"
#include "models/interrupted.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace atalaya::models {

PolicyTransfer::PolicyTransfer(api::PolicySource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void PolicyTransfer::save(const QString &path)
{
    m_calls.abandon();
    setState(State::Running);
    m_calls.listen(
        this, m_source->published(),
        [this, path](const api::Result<api::Dated<contract::PolicyBundle>> &bundle) {
            if (!bundle)
                return fail(bundle.error());
            // What is kept here from before is not what is in force now.
            if (bundle->stale)
                return fail(bundle->problem.value_or(interrupted()));
            QSaveFile file(path);
            const std::string text = contract::encode(bundle->value).dump(2) + '\n';
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size()) ||
                !file.commit())
                return setState(State::BadFile);
            m_count = static_cast<int>(bundle->value.policies.size());
            setState(State::Done);
        },
        [this] { fail(interrupted()); });
}

void PolicyTransfer::read(const QString &path)
{
    m_calls.abandon();
    m_report.reset();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return setState(State::BadFile);
    const auto json = contract::parseJson(file.readAll().toStdString());
    if (!json)
        return setState(State::NoPolicies);
    const auto bundle = contract::decodePolicyBundle(*json);
    if (!bundle || bundle->policies.empty())
        return setState(State::NoPolicies);
    m_bundle = *bundle;
    ask(true);
}

void PolicyTransfer::bring()
{
    if (m_state == State::Tried)
        ask(false);
}

void PolicyTransfer::ask(bool dryRun)
{
    setState(State::Running);
    m_calls.listen(
        this, m_source->bring({m_bundle, dryRun}),
        [this, dryRun](const api::Result<contract::PolicyImportReport> &report) {
            if (!report)
                return fail(report.error());
            m_report = *report;
            setState(dryRun ? State::Tried : State::Done);
        },
        [this] { fail(interrupted()); });
}

void PolicyTransfer::fail(const api::ApiError &error)
{
    m_problem = error;
    setState(State::Failed);
}

void PolicyTransfer::setState(State state)
{
    m_state = state;
    if (state != State::Failed)
        m_problem.reset();
    Q_EMIT changed();
}

} // namespace atalaya::models
