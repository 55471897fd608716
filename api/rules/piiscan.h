// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/masking.h"
#include "api/rules/piitext.h"

#include <vector>

namespace atalaya::rules {

// One scanner a kind: finds all values of it in a segment, in order. Each looks at every byte a bounded number of
// times. Whether something is a value depends on its own bytes, on whether letters or digits touch it, and on the
// words before it in the segment; so taking values out never makes another one appear, which is what makes masking
// stable.

using PiiScanner = void (*)(const PiiSegment &segment, std::vector<PiiFinding> &found);

void scanEmails(const PiiSegment &segment, std::vector<PiiFinding> &found);
void scanIbans(const PiiSegment &segment, std::vector<PiiFinding> &found);
void scanCards(const PiiSegment &segment, std::vector<PiiFinding> &found);
void scanNationalIds(const PiiSegment &segment, std::vector<PiiFinding> &found);
/// To be asked last: a phone number has no check digit, so it only gets what nothing else claims.
void scanPhones(const PiiSegment &segment, std::vector<PiiFinding> &found);

} // namespace atalaya::rules
