# SPDX-License-Identifier: GPL-3.0-or-later
"""checkpolicies.py SCHEMA DOCUMENTS: whether the schema takes and refuses what the program does; prints what it doesn't."""
import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        documents = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failed = False
    for document in documents:
        errors = list(validator.iter_errors(document["value"]))
        if bool(errors) == document["valid"]:
            failed = True
            print(f"{document['name']}: {errors[0].message[:300] if errors else 'taken, though it is refused'}")
    return 1 if failed else 0


sys.exit(main())
