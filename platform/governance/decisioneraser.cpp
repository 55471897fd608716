// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decisioneraser.h"

namespace atalaya::platform {

void eraseDecisions(Transaction &transaction, const std::string &, std::int64_t fromSeq, std::int64_t toSeq)
{
    transaction.run("UPDATE decision SET agent = '', entity = '', action = '', policy_id = '', policy_name = '',"
                    " policy_version = 0, confidence = NULL, risk = NULL, contains_pii = 0, user = '', reason = '',"
                    " correlation_id = '', policy_detail = '' WHERE seq >= ? AND seq < ?",
                    {fromSeq, toSeq});
}

} // namespace atalaya::platform
