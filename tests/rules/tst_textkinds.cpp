// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/textkinds.h"
#include "tests/rules/naivepolicies.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace atalaya::rules;
using namespace atalaya::tests;

class TestTextKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextHasItsKind();
};

void TestTextKinds::everyTextHasItsKind()
{
    const std::vector<std::string> patterns{"aba*", "*aba", "ab*ba", "ABÁ", "abba", "a*", "*", "Ca*", "*dito"};
    TextKinds kinds;
    for (const std::string &pattern : patterns)
        (void)kinds.add(pattern);
    QVERIFY(kinds.build());
    for (std::size_t kind = 0; kind < kinds.count(); ++kind)
        QCOMPARE(kinds.kindOf(kinds.sample(kind)), kind);
    // Every text of up to seven letters.
    const std::string letters = "abcdito";
    std::set<std::size_t> seen;
    for (std::size_t length = 1; length <= 6; ++length) {
        std::size_t count = 1;
        for (std::size_t i = 0; i < length; ++i)
            count *= letters.size();
        for (std::size_t number = 0; number < count; ++number) {
            std::string text;
            for (std::size_t left = number, i = 0; i < length; ++i, left /= letters.size())
                text += letters[left % letters.size()];
            std::vector<std::size_t> fits;
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                PolicyConditions when;
                when.agents = {patterns[i]};
                PolicyFacts tried;
                tried.agent = text;
                if (naiveFits(when, tried))
                    fits.push_back(kinds.numberOf(patterns[i]));
            }
            const std::size_t kind = kinds.kindOf(text);
            std::ranges::sort(fits);
            if (kinds.patternsOf(kind) != fits)
                QFAIL(text.c_str());
            seen.insert(kind);
        }
    }
    QVERIFY(seen.size() + 1 >= kinds.count());
}

QTEST_GUILESS_MAIN(TestTextKinds)
#include "tst_textkinds.moc"
