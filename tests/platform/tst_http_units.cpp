// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/base/log.h"
#include "platform/base/random.h"
#include "platform/http/compression.h"
#include "platform/http/percentcoding.h"
#include "platform/http/ratelimiter.h"
#include "platform/http/reply.h"
#include "platform/http/requestheaders.h"
#include "platform/http/router.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::platform;

namespace {

Route routeFor(const char *method, const char *pattern)
{
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.handler = [](const RequestContext &) {
        return Response{};
    };
    return route;
}

} // namespace

/// The small parts below the chain, one by one.
class HttpUnitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreReadOneWay_data();
    void tokensAreReadOneWay();
    void percentDecoding_data();
    void percentDecoding();
    void queries();
    void routing();
    void routesMustBeUnique();
    void acceptEncoding_data();
    void acceptEncoding();
    void digestsMatchTheStandards();
    void encodingsGoBothWays();
    void idsAreFreshAndSafe();
    void secretsAreRedacted_data();
    void secretsAreRedacted();
    void bucketsRefillEvenly();
    void aClockThatJumpsBackTakesNothing();
};

void HttpUnitsTest::percentDecoding_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QByteArray>("decoded");
    QTest::newRow("plain") << QByteArray("abc") << true << QByteArray("abc");
    QTest::newRow("escaped") << QByteArray("a%2Fb%20c%C3%B1") << true << QByteArray("a/b c\xc3\xb1");
    QTest::newRow("plus stays") << QByteArray("a+b") << true << QByteArray("a+b");
    QTest::newRow("four bytes") << QByteArray("%F0%9F%98%80") << true << QByteArray("\xf0\x9f\x98\x80");
    QTest::newRow("cut") << QByteArray("a%2") << false << QByteArray();
    QTest::newRow("not hex") << QByteArray("a%zz") << false << QByteArray();
    QTest::newRow("NUL") << QByteArray("a%00") << false << QByteArray();
    QTest::newRow("line feed") << QByteArray("a%0Ab") << false << QByteArray();
    QTest::newRow("lone byte") << QByteArray("%FF") << false << QByteArray();
    QTest::newRow("overlong slash") << QByteArray("%C0%AF") << false << QByteArray();
    QTest::newRow("overlong, three bytes") << QByteArray("%E0%80%AF") << false << QByteArray();
    QTest::newRow("surrogate") << QByteArray("%ED%A0%80") << false << QByteArray();
    QTest::newRow("beyond Unicode") << QByteArray("%F4%90%80%80") << false << QByteArray();
}

void HttpUnitsTest::percentDecoding()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, accepted);
    QFETCH(QByteArray, decoded);
    const auto result = percentDecode(text.toStdString(), false);
    QCOMPARE(result.has_value(), accepted);
    if (accepted)
        QCOMPARE(*result, decoded.toStdString());
}

void HttpUnitsTest::queries()
{
    const auto values = parseQuery("a=1&b=x+y%26z&&c");
    QVERIFY(values);
    QCOMPARE(values->size(), 3U);
    QCOMPARE(values->at("b"), "x y&z");
    QCOMPARE(values->at("c"), "");
    QVERIFY(parseQuery("")->empty());
    QVERIFY(!parseQuery("a=1&a=2"));
    QVERIFY(!parseQuery("a=%"));
}

void HttpUnitsTest::routing()
{
    const Router router({routeFor("GET", "/a/{id}"), routeFor("GET", "/a/list"), routeFor("DELETE", "/a/{id}"),
                         routeFor("POST", "/a"), routeFor("GET", "/a/{id}/b/{other}")});
    QCOMPARE(router.match("GET", "/a/list").route->pattern, "/a/list");
    QCOMPARE(router.match("HEAD", "/a/list").route->pattern, "/a/list");
    const auto one = router.match("GET", "/a/x%20y");
    QCOMPARE(one.route->pattern, "/a/{id}");
    QCOMPARE(one.parameters.at("id"), "x y");
    QCOMPARE(router.match("GET", "/a/1/b/2").parameters.at("other"), "2");
    const auto wrong = router.match("PUT", "/a/1");
    QVERIFY(!wrong.route);
    QCOMPARE(wrong.allowed, (std::set<std::string>{"DELETE", "GET", "HEAD"}));
    for (const char *absent : {"", "/", "a", "/a/", "/a/1/b/", "/a/1/c/2", "/a/%00", "/A/list", "//a", "/a/1/b/2/c"}) {
        const auto match = router.match("GET", absent);
        QVERIFY2(!match.route && match.allowed.empty(), absent);
    }
    QVERIFY(!router.match("GET", "/a/" + std::string(201, 'x')).route);
}

void HttpUnitsTest::routesMustBeUnique()
{
    QVERIFY_EXCEPTION_THROWN(Router({routeFor("GET", "/a"), routeFor("GET", "/a")}), std::logic_error);
    Route empty = routeFor("GET", "/a");
    empty.handler = nullptr;
    QVERIFY_EXCEPTION_THROWN(Router({empty}), std::logic_error);
}

void HttpUnitsTest::acceptEncoding_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("list") << QByteArray("br, gzip ;q=0.5, deflate") << true;
    QTest::newRow("refused") << QByteArray("gzip;q=0") << false;
    QTest::newRow("refused, long") << QByteArray("gzip; q=0.000") << false;
    QTest::newRow("others") << QByteArray("br, x-gzip") << false;
    QTest::newRow("identity") << QByteArray("identity") << false;
}

void HttpUnitsTest::acceptEncoding()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, accepted);
    QCOMPARE(acceptsGzip(header.toStdString()), accepted);
}

void HttpUnitsTest::digestsMatchTheStandards()
{
    // FIPS 180-4, "abc"; RFC 4231, test cases 2 and 6.
    QCOMPARE(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(toHex(hmacSha256("Jefe", "what do ya want for nothing?")),
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QCOMPARE(toHex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    QVERIFY(equalsInConstantTime("same", "same"));
    QVERIFY(!equalsInConstantTime("same", "sane"));
    QVERIFY(!equalsInConstantTime("same", "same "));
}

void HttpUnitsTest::encodingsGoBothWays()
{
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string bytes = randomBytes(length);
        QCOMPARE(*fromHex(toHex(bytes)), bytes);
        QCOMPARE(*fromBase64(toBase64(bytes)), bytes);
        QCOMPARE(*fromBase64Url(toBase64Url(bytes)), bytes);
    }
    QCOMPARE(toBase64("\xfb\xff"), "+/8=");
    QCOMPARE(toBase64Url("\xfb\xff"), "-_8");
    QVERIFY(!fromBase64("+/8"));
    QVERIFY(!fromBase64Url("-_8="));
    QVERIFY(!fromBase64("@@@@"));
    QVERIFY(!fromHex("abc"));
    QVERIFY(!fromHex("zz"));
}

void HttpUnitsTest::idsAreFreshAndSafe()
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = randomId();
        QCOMPARE(id.size(), 22U);
        QVERIFY(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == id.npos);
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 1000U);
    QCOMPARE(randomToken().size(), 43U);
}

void HttpUnitsTest::secretsAreRedacted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("bearer") << QByteArray("Authorization: Bearer abc.DEF-123") << QByteArray("abc.DEF");
    QTest::newRow("api key") << QByteArray("key sk_live_0123456789_abcdefghijk used") << QByteArray("abcdefghijk");
    QTest::newRow("json") << QByteArray(R"({"password":"hunter2","a":1})") << QByteArray("hunter2");
    QTest::newRow("field") << QByteArray("refreshToken=zzzzzz end") << QByteArray("zzzzzz");
    QTest::newRow("code") << QByteArray(R"("code": "123456")") << QByteArray("123456");
}

void HttpUnitsTest::secretsAreRedacted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, secret);
    const std::string out = redact(text.toStdString());
    QVERIFY2(out.find(secret.toStdString()) == std::string::npos, out.c_str());
    QCOMPARE(redact("an ordinary line about tokens"), "an ordinary line about tokens");
}

void HttpUnitsTest::bucketsRefillEvenly()
{
    TestClock clock{Instant{}};
    RateLimiter limiter(clock);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(limiter.take("a", 10), 0);
    QCOMPARE(limiter.take("a", 10), 6);
    QCOMPARE(limiter.take("b", 10), 0);
    clock.advance(std::chrono::seconds(5));
    QCOMPARE(limiter.take("a", 10), 1);
    clock.advance(std::chrono::seconds(1));
    QCOMPARE(limiter.take("a", 10), 0);
    clock.advance(std::chrono::hours(1));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(limiter.take("a", 10), 0);
    QVERIFY(limiter.take("a", 10) > 0);
    try {
        limiter.require("a", 10);
        QFAIL("let through");
    } catch (const HttpError &error) {
        QCOMPARE(error.status, 429);
        QCOMPARE(*error.body.retryAfterSeconds, 6);
    }
}

void HttpUnitsTest::tokensAreReadOneWay_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("token");
    QTest::newRow("as written") << QStringLiteral("Bearer abc") << QStringLiteral("abc");
    QTest::newRow("letters of any case") << QStringLiteral("bEARER abc") << QStringLiteral("abc");
    QTest::newRow("another scheme as long") << QStringLiteral("Digest abc") << QString();
    QTest::newRow("nothing behind") << QStringLiteral("Bearer ") << QString();
    QTest::newRow("no blank") << QStringLiteral("Bearerabc") << QString();
    QTest::newRow("too long") << QStringLiteral("Bearer ") + QString(494, QLatin1Char('a')) << QString();
}

void HttpUnitsTest::tokensAreReadOneWay()
{
    QFETCH(QString, value);
    QFETCH(QString, token);
    RequestContext request;
    QCOMPARE(bearerToken(request), std::string());
    request.headers["authorization"] = value.toStdString();
    QCOMPARE(bearerToken(request), token.toStdString());
    QCOMPARE(header(request, "authorization"), value.toStdString());
}

void HttpUnitsTest::aClockThatJumpsBackTakesNothing()
{
    TestClock clock{Instant(std::chrono::hours(1))};
    RateLimiter limiter(clock);
    QCOMPARE(limiter.take("a", 2), 0);
    clock.set(Instant{});
    QCOMPARE(limiter.take("a", 2), 0);
    QVERIFY(limiter.take("a", 2) > 0);
    clock.advance(std::chrono::seconds(30));
    QCOMPARE(limiter.take("a", 2), 0);
}

QTEST_APPLESS_MAIN(HttpUnitsTest)
#include "tst_http_units.moc"
