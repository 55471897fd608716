// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sources.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace atalaya::tests {

namespace {

/// Which rooms a room may include, besides itself. A folder stands for everything below it.
const QMap<QString, QStringList> &arrows()
{
    static const auto s = [](const char *text) {
        return QString::fromLatin1(text);
    };
    static const QMap<QString, QStringList> table{
        {s("api/contract"), {}},
        {s("api/rules"), {s("api/contract")}},
        {s("api/net"), {s("api/contract")}},
        {s("api/vault"), {s("api/net"), s("api/contract")}},
        {s("api/cache"), {s("api/vault"), s("api/net"), s("api/contract")}},
        {s("api/drafts"), {s("api/vault"), s("api/net"), s("api/contract")}},
        {s("api/endpoints"), {s("api/cache"), s("api/net"), s("api/rules"), s("api/contract")}},
        {s("api/session"),
         {s("api/endpoints"), s("api/cache"), s("api/drafts"), s("api/vault"), s("api/net"), s("api/contract")}},
        {s("api/proof"),
         {s("api/session"), s("api/endpoints"), s("api/vault"), s("api/net"), s("api/rules"), s("api/contract")}},
        {s("models"), {s("api")}},
        {s("charts"), {}},
        {s("ui"), {s("models"), s("charts"), s("api")}},
        {s("app"), {s("ui"), s("models"), s("charts"), s("api")}},
        {s("platform"), {s("api/contract"), s("api/rules")}},
    };
    return table;
}

QString top(const QString &path)
{
    return path.section(QLatin1Char('/'), 0, 0);
}

bool lies(const QString &path, const QString &folder)
{
    return path.startsWith(folder + QLatin1Char('/'));
}

/// The room by whose rule `path` goes: api has one for each folder, the others one for all.
QString ruleOf(const QString &path)
{
    return top(path) == QLatin1String("api") ? roomOf(path) : top(path);
}

struct Include
{
    int line = 0;
    QString name;
    bool system = false;
};

QList<Include> includesOf(const Source &source)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s+([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    const QStringList lines = source.code().split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines.at(i)); match.hasMatch())
            includes.append({i + 1, match.captured(2), match.captured(1) == QLatin1String("<")});
    }
    return includes;
}

} // namespace

QString Source::code() const
{
    QString out;
    out.reserve(text.size());
    enum
    {
        Code,
        Line,
        Block,
        String,
        Character
    } state = Code;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (state == Code && c == QLatin1Char('/') && next == QLatin1Char('/'))
            state = Line;
        else if (state == Code && c == QLatin1Char('/') && next == QLatin1Char('*'))
            state = Block;
        else if (state == Code && c == QLatin1Char('"'))
            state = String;
        else if (state == Code && c == QLatin1Char('\'') && (i == 0 || !text.at(i - 1).isLetterOrNumber()))
            state = Character;
        else if ((state == String && c == QLatin1Char('"')) || (state == Character && c == QLatin1Char('\'')))
            state = Code;
        else if ((state == String || state == Character) && c == QLatin1Char('\\')) {
            out += c;
            ++i;
        } else if (state == Block && c == QLatin1Char('*') && next == QLatin1Char('/')) {
            state = Code;
            ++i;
            continue;
        }
        if (c == QLatin1Char('\n') && state != Block)
            state = Code;
        if ((state != Line && state != Block) || c == QLatin1Char('\n'))
            out += text.at(std::min(i, text.size() - 1));
    }
    return out;
}

std::vector<Source> projectSources(const QString &root)
{
    std::vector<Source> sources;
    for (const char *const folder : {"api", "app", "charts", "models", "platform", "tests", "ui"}) {
        QDirIterator files(root + QLatin1Char('/') + QLatin1String(folder),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                sources.push_back({file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source &a, const Source &b) { return a.path < b.path; });
    return sources;
}

QString roomOf(const QString &path)
{
    return path.section(QLatin1Char('/'), 0, path.count(QLatin1Char('/')) > 1 ? 1 : 0);
}

QStringList forbiddenArrows(const Source &source)
{
    const QString rule = ruleOf(source.path);
    if (rule == QLatin1String("tests"))
        return {};
    if (!arrows().contains(rule))
        return {source.path + QStringLiteral(": the room %1 is not in the table").arg(rule)};
    QStringList wrong;
    for (const Include &include : includesOf(source)) {
        const bool ours = arrows().contains(ruleOf(include.name)) || top(include.name) == QLatin1String("api") ||
                          top(include.name) == QLatin1String("tests");
        if (include.system || !include.name.contains(QLatin1Char('/')) || !ours || lies(include.name, rule))
            continue;
        const QStringList &allowed = arrows()[rule];
        if (std::none_of(allowed.begin(), allowed.end(),
                         [&include](const QString &room) { return lies(include.name, room); }))
            wrong.append(QStringLiteral("%1:%2 includes %3").arg(source.path).arg(include.line).arg(include.name));
    }
    return wrong;
}

QStringList forbiddenQt(const Source &source, const QString &qtHeaders)
{
    static const QRegularExpression umbrella(QStringLiteral("^Qt[A-Z][a-z]+(/.*)?$"));
    const bool qtFree = source.isIn(QStringLiteral("api/contract")) || source.isIn(QStringLiteral("api/rules"));
    const bool coreAndNetwork = source.isIn(QStringLiteral("api")) || source.isIn(QStringLiteral("models"));
    QStringList wrong;
    for (const Include &include : includesOf(source)) {
        if (!include.system || !include.name.startsWith(QLatin1Char('Q')))
            continue;
        const auto hasModule = [&](const char *module) {
            return QFileInfo::exists(qtHeaders + QLatin1Char('/') + QLatin1String(module) + QLatin1Char('/') +
                                     include.name);
        };
        const bool isUmbrella = umbrella.match(include.name).hasMatch() && !hasModule("QtCore") &&
                                include.name != QLatin1String("QtGlobal");
        if (isUmbrella || qtFree || (coreAndNetwork && !hasModule("QtCore") && !hasModule("QtNetwork")))
            wrong.append(QStringLiteral("%1:%2 includes %3").arg(source.path).arg(include.line).arg(include.name));
    }
    return wrong;
}

QStringList linesWith(const QString &path, const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    QStringList found;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        if (expression.match(lines.at(i)).hasMatch())
            found.append(QStringLiteral("%1:%2: %3").arg(path).arg(i + 1).arg(lines.at(i).trimmed()));
    }
    return found;
}

} // namespace atalaya::tests
