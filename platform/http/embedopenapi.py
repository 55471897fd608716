# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes OUTPUT, a C++ source that holds the YAML file INPUT as compact JSON."""
import json
import sys

import yaml

source, output = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    text = json.dumps(yaml.safe_load(file), ensure_ascii=False, separators=(",", ":"))
# One literal may not grow without bound; adjacent ones are joined by the compiler.
pieces = [text[i:i + 8000] for i in range(0, len(text), 8000)]
literals = "\n".join(f'    R"openapi({piece})openapi"' for piece in pieces)
with open(output, "w", encoding="utf-8") as file:
    file.write(f"""// Generated from docs/openapi.yaml; do not edit.
#include "platform/http/openapiroute.h"

namespace atalaya::platform {{

std::string_view openApiDocument()
{{
    return
{literals};
}}

}} // namespace atalaya::platform
""")
