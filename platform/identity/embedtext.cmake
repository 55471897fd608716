# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ source that defines the string view NAME with the text of FILE.
file(READ "${FILE}" text)
file(WRITE "${OUTPUT}" "// Generated from ${FILE}; do not edit.
#include <string_view>

namespace atalaya::platform {
extern const std::string_view ${NAME};
const std::string_view ${NAME} = R\"text(${text})text\";
} // namespace atalaya::platform
")
