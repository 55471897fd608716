// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http/reply.h"
#include "platform/tenancy/newapikey.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::platform;
using nlohmann::json;

namespace {

const json secretKey = {{"name", "Planner"}, {"kind", "secret"}, {"scopes", {"events:write"}}};
const json webKey = {
    {"name", "Web page"}, {"kind", "publishable"}, {"scopes", {"rag:ask"}}, {"origins", {"https://shop.example.com"}}};

std::optional<HttpError> refusal(const json &wish)
{
    const std::vector<apikeys::Scope> known{{"events:write", false}, {"rag:ask", true}};
    try {
        (void)readNewApiKey(wish, known);
        return std::nullopt;
    } catch (const HttpError &error) {
        return error;
    }
}

} // namespace

/// What may be asked of a new key.
class NewApiKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badWishesNameTheField_data();
    void badWishesNameTheField();
    void originsAreReadExactly_data();
    void originsAreReadExactly();
};

void NewApiKeyTest::badWishesNameTheField_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("field");
    const auto add = [](const char *name, json wish, const char *key, const json &value, const char *field) {
        if (value.is_null())
            wish.erase(key);
        else
            wish[key] = value;
        QTest::newRow(name) << QString::fromStdString(wish.dump()) << QString::fromLatin1(field);
    };
    add("no name", secretKey, "name", nullptr, "name");
    add("blank name", secretKey, "name", "  ", "name");
    add("long name", secretKey, "name", std::string(101, 'n'), "name");
    add("no kind", secretKey, "kind", nullptr, "kind");
    add("odd kind", secretKey, "kind", "odd", "kind");
    add("no scopes", secretKey, "scopes", json::array(), "scopes");
    add("unknown scope", secretKey, "scopes", {"everything"}, "scopes");
    add("secret scope in a web key", webKey, "scopes", {"events:write"}, "scopes");
    add("web key without origins", webKey, "origins", nullptr, "origins");
    add("secret key with origins", secretKey, "origins", {"https://a.example"}, "origins");
    add("origin with a path", webKey, "origins", {"https://a.example/x"}, "origins");
    add("origin without TLS", webKey, "origins", {"http://a.example"}, "origins");
    add("any origin", webKey, "origins", {"*"}, "origins");
    add("too long", secretKey, "expiresInDays", 366, "expiresInDays");
    add("too short", secretKey, "expiresInDays", 0, "expiresInDays");
    add("unknown field", secretKey, "admin", true, "admin");
}

void NewApiKeyTest::badWishesNameTheField()
{
    QFETCH(QString, wish);
    QFETCH(QString, field);
    const auto refused = refusal(json::parse(wish.toStdString()));
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->body.fields.at(0).field, field.toStdString());
}

void NewApiKeyTest::originsAreReadExactly_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("good");
    for (const char *good : {"https://a.example", "https://a-b.c1.example:8443", "https://intranet", "https://10.0.0.1",
                             "http://localhost", "http://localhost:3000", "http://127.0.0.1:1", "https://a.example:80"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"http://localhost.evil.com",
                            "http://127.0.0.1.evil.com",
                            "http://localhostevil.com",
                            "http://a.example",
                            "https://:::",
                            "https://a..b",
                            "https://",
                            "https://:1",
                            "https://.a",
                            "https://a.",
                            "https://-a",
                            "https://a-",
                            "https://a:",
                            "https://a:0",
                            "https://a:01",
                            "https://a:65536",
                            "https://a:+1",
                            "https://a:1:2",
                            "https://a:443",
                            "http://localhost:80",
                            "https://1.2.3",
                            "https://1.2.3.256",
                            "https://a.1",
                            "https://A.example",
                            "https://a.example/",
                            "https://u@a.example",
                            "https://a b",
                            "ftp://a.example",
                            "null",
                            ""})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    QTest::newRow("long label") << QStringLiteral("https://") + QString(64, QLatin1Char('a')) << false;
}

void NewApiKeyTest::originsAreReadExactly()
{
    QFETCH(QString, origin);
    QFETCH(bool, good);
    json wish = webKey;
    wish["origins"] = {origin.toStdString()};
    const auto refused = refusal(wish);
    QCOMPARE(!refused, good);
    if (refused)
        QCOMPARE(refused->body.fields.at(0).field, std::string("origins"));
}

QTEST_APPLESS_MAIN(NewApiKeyTest)
#include "tst_newapikey.moc"
