# SPDX-License-Identifier: GPL-3.0-or-later
"""checkreplies.py OPENAPI REPLIES: holds real replies against the document; prints what does not fit."""
import json
import sys

import jsonschema


def schema_for(document, reply):
    operation = document["paths"][reply["path"]][reply["method"].lower()]
    response = operation["responses"].get(str(reply["status"]), operation["responses"]["default"])
    while "$ref" in response:
        node = document
        for part in response["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        response = node
    return response.get("content", {})


def problems_of(document, reply):
    content = schema_for(document, reply)
    if not content:
        return ["a body where none is promised"] if reply["body"] else []
    media = reply["contentType"].split(";")[0]
    if media not in content:
        return [f"content type {media}"]
    if media != "application/json":
        return []
    # Together with the components, so that references find their way.
    schema = dict(content[media]["schema"], components=document["components"])
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in validator.iter_errors(json.loads(reply["body"]))]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        replies = json.load(file)
    failed = False
    for reply in replies:
        for problem in problems_of(document, reply):
            failed = True
            print(f"{reply['method']} {reply['path']} {reply['status']}: {problem}")
    # What is kept free answers that it is.
    seen = {(r["method"].lower(), r["path"]) for r in replies if r["status"] < 400 or r["status"] == 501}
    for path, item in document["paths"].items():
        for method in item:
            if method != "parameters" and (method, path) not in seen:
                failed = True
                print(f"{method} {path}: no reply was shown")
    return 1 if failed else 0


sys.exit(main())
