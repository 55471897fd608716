// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptform.h"

#include "api/rules/prompttext.h"
#include "models/textplaces.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace atalaya::models {

using contract::PromptDocument;
using Part = PromptFault::Part;

namespace {

/// In bytes, as the platform counts.
constexpr qsizetype longestName = 200;
constexpr qsizetype longestAbout = 300;

bool hasControls(const QString &text, bool isOneLine)
{
    return std::any_of(text.cbegin(), text.cend(), [isOneLine](QChar one) {
        const bool isFine = !isOneLine && (one == u'\n' || one == u'\t');
        return (one.unicode() < 0x20 || one.unicode() == 0x7F) && !isFine;
    });
}

QString codeOf(const QString &text, qsizetype longest, bool mayBeEmpty, bool isOneLine)
{
    if (!mayBeEmpty && text.trimmed().isEmpty())
        return QStringLiteral("empty");
    if (text.toUtf8().size() > longest)
        return QStringLiteral("too_long");
    return hasControls(text, isOneLine) ? QStringLiteral("bad_character") : QString();
}

void readText(const PromptForm &form, PromptReading &reading)
{
    const auto fault = [&reading](const QString &code, int from = 0, int length = 0) {
        reading.faults.append({Part::Text, {}, code, from, length});
    };
    const QByteArray utf8 = form.text.toUtf8();
    if (const QString code = codeOf(form.text, PromptDocument::longestText, false, false); !code.isEmpty())
        fault(code);
    if (form.text.count(u'\n') >= static_cast<qsizetype>(PromptDocument::mostLines))
        fault(QStringLiteral("too_many_lines"));
    const rules::PromptReading read = rules::readPrompt(utf8.toStdString());
    TextPlaces faults(utf8);
    for (const rules::PromptFault &one : read.faults) {
        const int from = faults.at(one.from);
        fault(QString::fromStdString(one.code), from, faults.at(one.from + one.length) - from);
    }
    TextPlaces places(utf8);
    for (const rules::PromptPlace &one : read.places) {
        const int from = places.at(one.from);
        reading.places.append({from, places.at(one.from + one.length) - from});
        if (const QString name = QString::fromStdString(one.name); !reading.names.contains(name))
            reading.names.append(name);
    }
    if (reading.names.size() > static_cast<qsizetype>(PromptDocument::mostPlaceholders))
        fault(QStringLiteral("too_many_places"));
}

QJsonObject jsonOf(const PromptForm &form)
{
    QJsonObject about;
    for (auto one = form.about.cbegin(); one != form.about.cend(); ++one)
        about.insert(one.key(), one.value());
    return {{QStringLiteral("name"), form.name}, {QStringLiteral("text"), form.text}, {QStringLiteral("about"), about}};
}

PromptForm formIn(const QJsonObject &json)
{
    PromptForm form;
    form.name = json.value(QLatin1String("name")).toString();
    form.text = json.value(QLatin1String("text")).toString();
    const QJsonObject about = json.value(QLatin1String("about")).toObject();
    for (auto one = about.constBegin(); one != about.constEnd(); ++one)
        form.about.insert(one.key(), one.value().toString());
    return form;
}

/// What is empty says nothing, and what has no place is not sent.
bool haveSameAbout(const PromptForm &a, const PromptForm &b)
{
    const auto said = [](const PromptForm &form) {
        QMap<QString, QString> all;
        for (const QString &name : readForm(form).names)
            if (const QString about = form.about.value(name); !about.isEmpty())
                all.insert(name, about);
        return all;
    };
    return said(a) == said(b);
}

bool areSame(const PromptForm &a, const PromptForm &b, PromptPart part)
{
    switch (part) {
    case PromptPart::Name:
        return a.name == b.name;
    case PromptPart::Text:
        return a.text == b.text;
    case PromptPart::About:
        return haveSameAbout(a, b);
    }
    return true;
}

} // namespace

PromptForm formOf(const PromptDocument &document)
{
    PromptForm form{QString::fromStdString(document.name), QString::fromStdString(document.text), {}};
    for (const PromptDocument::Placeholder &one : document.placeholders)
        if (!one.about.empty())
            form.about.insert(QString::fromStdString(one.name), QString::fromStdString(one.about));
    return form;
}

PromptReading readForm(const PromptForm &form)
{
    PromptReading reading;
    if (const QString code = codeOf(form.name, longestName, false, true); !code.isEmpty())
        reading.faults.append({Part::Name, {}, code, 0, 0});
    readText(form, reading);
    reading.document.name = form.name.trimmed().toStdString();
    reading.document.text = form.text.toStdString();
    for (const QString &name : reading.names) {
        const QString about = form.about.value(name).trimmed();
        reading.document.placeholders.push_back({name.toStdString(), about.toStdString()});
        if (const QString code = codeOf(about, longestAbout, true, true); !code.isEmpty())
            reading.faults.append({Part::About, name, code, 0, 0});
    }
    return reading;
}

QList<PromptChoice> choicesBetween(const PromptForm &base, const PromptForm &mine, const PromptForm &theirs)
{
    QList<PromptChoice> choices;
    for (const PromptPart part : {PromptPart::Name, PromptPart::Text, PromptPart::About}) {
        if (areSame(mine, theirs, part))
            continue;
        const bool isMine = !areSame(base, mine, part);
        choices.append({part, isMine && !areSame(base, theirs, part), isMine});
    }
    return choices;
}

PromptForm merged(const PromptForm &mine, const PromptForm &theirs, const QList<PromptChoice> &choices)
{
    PromptForm made = theirs;
    bool takesAbout = false;
    for (const PromptChoice &choice : choices) {
        if (!choice.takesMine)
            continue;
        if (choice.part == PromptPart::Name)
            made.name = mine.name;
        else if (choice.part == PromptPart::Text)
            made.text = mine.text;
        else
            takesAbout = true;
    }
    // What only one of them speaks of is kept either way: a place of the text that was chosen may need it.
    const PromptForm &first = takesAbout ? mine : theirs;
    made.about = takesAbout ? theirs.about : mine.about;
    for (auto one = first.about.cbegin(); one != first.about.cend(); ++one)
        made.about.insert(one.key(), one.value());
    return made;
}

QByteArray writeKept(const KeptPrompt &kept)
{
    QJsonObject json = jsonOf(kept.form);
    json.insert(QStringLiteral("revision"), static_cast<qint64>(kept.revision));
    json.insert(QStringLiteral("base"), jsonOf(kept.base));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<KeptPrompt> readKeptPrompt(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    return KeptPrompt{formIn(json), json.value(QLatin1String("revision")).toInteger(),
                      formIn(json.value(QLatin1String("base")).toObject())};
}

} // namespace atalaya::models
