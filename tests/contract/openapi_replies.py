#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the real replies of a real platform against docs/openapi.yaml, with python3-jsonschema as the judge.

usage: openapi_replies.py ATALAYA_PLATFORM OPENAPI_YAML

Every operation of the file has to be called at least once, every reply has to be declared with its status, and its
body has to satisfy the declared schema.
"""
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import uuid

import jsonschema
import yaml

CLOCK = "2026-03-02T09:00:00.000Z"


class Platform:
    """A demo platform whose clock moves only when it is told to."""

    def __init__(self, binary, data):
        self.process = subprocess.Popen([binary, "serve", "--data", data, "--demo", "--clock", CLOCK],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = json.loads(self.process.stdout.readline())["url"]

    def advance(self, seconds):
        self.process.stdin.write("advance %d\n" % seconds)
        self.process.stdin.flush()
        self.process.stdout.readline()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


class Contract:
    def __init__(self, path):
        with open(path, encoding="utf-8") as source:
            self.document = yaml.safe_load(source)
        self.resolver = jsonschema.RefResolver("", self.document)
        self.called = set()
        self.problems = []
        self.checked = 0

    def operations(self):
        for template, item in self.document["paths"].items():
            for method in item:
                if method in ("get", "post", "put", "patch", "delete", "head"):
                    yield method, template

    def find(self, method, path):
        exact = [t for t in self.document["paths"] if t == path]
        for template in exact + list(self.document["paths"]):
            pattern = "^" + re.sub(r"\{[^}]+\}", "[^/]+", template) + "$"
            if re.match(pattern, path) and method in self.document["paths"][template]:
                return template
        return None

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def check(self, method, path, status, content_type, body):
        where = "%s %s -> %d" % (method.upper(), path, status)
        template = self.find(method, path.split("?")[0])
        if template is None:
            self.problems.append(where + ": not in the contract")
            return
        self.called.add((method, template))
        responses = self.document["paths"][template][method]["responses"]
        response = self.resolve(responses.get(str(status), responses.get("default")))
        if response is None:
            self.problems.append(where + ": status not declared")
            return
        content = response.get("content")
        if not content:
            if body:
                self.problems.append(where + ": a body that is not declared")
            return
        kind = content_type.split(";")[0]
        if kind not in content:
            self.problems.append("%s: content type %r not declared" % (where, kind))
            return
        if kind == "application/json":
            schema = content[kind]["schema"]
            judge = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
            for error in list(judge.iter_errors(json.loads(body)))[:3]:
                self.problems.append("%s: %s: %s" % (where, "/".join(map(str, error.absolute_path)), error.message[:200]))
        self.checked += 1


class Client:
    def __init__(self, platform, contract):
        self.platform = platform
        self.contract = contract

    def call(self, method, path, body=None, token=None, expect=None, headers=None):
        request = urllib.request.Request(self.platform.url + path, method=method.upper())
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        if token:
            request.add_header("Authorization", "Bearer " + token)
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if method == "post" and not any(name.lower() == "idempotency-key" for name in headers or {}):
            request.add_header("Idempotency-Key", uuid.uuid4().hex)
        try:
            reply = urllib.request.urlopen(request, data, timeout=30)
        except urllib.error.HTTPError as error:
            reply = error
        text = reply.read().decode()
        status = reply.status
        self.contract.check(method, path, status, reply.headers.get("Content-Type", ""), text)
        if expect is not None and status != expect:
            self.contract.problems.append("%s %s answered %d instead of %d: %s" % (method.upper(), path, status, expect, text[:300]))
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text

    def data(self, *args, **kwargs):
        reply = self.call(*args, **kwargs)[1]
        return reply.get("data", {}) if isinstance(reply, dict) else {}

    def account(self, email):
        accounts = self.data("get", "/api/demo/accounts", expect=200)["accounts"]
        return next(a for a in accounts if a["email"] == email)

    def sign_in(self, email):
        account = self.account(email)
        first = self.data("post", "/api/auth/login", {"email": email, "password": account["password"]}, expect=200)
        if first["status"] == "authenticated":
            return first
        code = account["nextCode"]["code"]
        session = self.data("post", "/api/auth/mfa/verify-login", {"code": code}, token=first["pendingToken"], expect=200)
        self.platform.advance(30)
        return session


def find_account(client, **wanted):
    accounts = client.data("get", "/api/demo/accounts", expect=200)["accounts"]
    return next(a for a in accounts if all(a[k] == v for k, v in wanted.items()))


def walk(client, platform):
    """Every operation, with what it answers when all is well and when it is not."""
    call, data = client.call, client.data
    for path in ("/api/_health", "/api/_ready", "/api/openapi.json"):
        call("get", path, expect=200)

    manager = client.sign_in("jorge.pons@ascensores-xyz.example")
    admin = client.sign_in("marta.vidal@ascensores-xyz.example")
    manager_token, admin_token = manager["accessToken"], admin["accessToken"]

    call("post", "/api/auth/login", {"email": "nobody@nowhere.example", "password": "x" * 12}, expect=401)
    call("post", "/api/auth/login", {"email": "nobody@nowhere.example"}, expect=400)
    call("post", "/api/auth/login", {"email": "a@b.example", "password": "x" * 12, "more": 1}, expect=400)
    call("get", "/api/auth/me", expect=401)
    call("get", "/api/auth/me", token=manager_token, expect=200)

    period = "?from=2026-01-31T23:00:00.000Z&to=2026-02-07T23:00:00.000Z"
    for path in ("/api/admin/tenant-business-dashboard", "/api/admin/tenant-dashboard"):
        call("get", path + period, token=manager_token, expect=200)
        call("get", path + "?from=yesterday&to=today", token=manager_token, expect=400)
        call("get", path + period, expect=401)
    call("get", "/api/admin/usage?month=2026-02", token=manager_token, expect=200)
    call("get", "/api/admin/usage?month=February", token=manager_token, expect=400)
    for path in ("/api/admin/audit/log/head", "/api/admin/audit/log/key"):
        call("get", path, token=admin_token, expect=200)

    keys = "/api/admin/api-keys"
    call("get", keys, token=manager_token, expect=403)
    created = data("post", keys, {"name": "collector", "kind": "secret", "scopes": ["events:write"], "expiresInDays": 30},
                   token=admin_token, expect=201)
    call("post", keys, {"name": ""}, token=admin_token, expect=400)
    call("get", keys, token=admin_token, expect=200)
    key = {"x-api-key": created.get("key", "")}
    event = {"id": "e-1", "at": "2026-03-01T10:00:00.000Z", "type": "feature", "feature": "reports", "user": "u-1"}
    call("post", "/api/events", {"events": [event]}, headers=key, expect=200)
    call("post", "/api/events", {"events": [event]}, headers=key, expect=200)
    call("post", "/api/events", {"events": [{"id": "e-2", "type": "sonnet"}]}, headers=key, expect=400)
    call("post", "/api/events", {"events": []}, headers={"x-api-key": "sk_live_wrong"}, expect=401)
    identifier = created.get("apiKey", {}).get("id", "missing")
    rotated = data("post", keys + "/" + identifier + "/rotate", {}, token=admin_token, expect=201)
    call("post", keys + "/absent/rotate", {}, token=admin_token, expect=404)
    call("delete", keys + "/" + rotated.get("apiKey", {}).get("id", "missing"), token=admin_token, expect=204)
    call("delete", keys + "/absent", token=admin_token, expect=404)

    # A second factor, from the first code to the end of the session.
    bare = find_account(client, nextCode=None)
    first = data("post", "/api/auth/login", {"email": bare["email"], "password": bare["password"]}, expect=200)
    enrolment = first.get("enrollmentToken", "")
    call("get", "/api/auth/me", token=enrolment, expect=403)
    call("post", "/api/auth/mfa/setup", {}, token=enrolment, expect=200)
    call("post", "/api/auth/mfa/verify-setup", {"code": "000000"}, token=enrolment, expect=422)
    call("post", "/api/auth/mfa/verify-login", {"code": "000000"}, expect=401)
    digest = "0" * 64
    code = client.account("marta.vidal@ascensores-xyz.example")["nextCode"]["code"]
    call("post", "/api/auth/mfa/step-up", {"code": code, "action": "export", "digest": digest}, token=admin_token, expect=200)

    sessions = data("get", "/api/auth/sessions", token=admin_token, expect=200)["sessions"]
    refreshed = data("post", "/api/auth/refresh", {"refreshToken": admin["refreshToken"]}, expect=200)
    call("post", "/api/auth/refresh", {"refreshToken": "nonsense"}, expect=401)
    admin_token = refreshed.get("accessToken", admin_token)
    call("delete", "/api/auth/sessions/absent", token=admin_token, expect=404)
    call("delete", "/api/auth/sessions/" + sessions[0]["id"], token=admin_token, expect=204)
    call("post", "/api/auth/logout", {}, token=manager_token, expect=204)


def main():
    contract = Contract(sys.argv[2])
    with tempfile.TemporaryDirectory() as data:
        platform = Platform(sys.argv[1], data)
        try:
            walk(Client(platform, contract), platform)
        finally:
            platform.close()
    for method, template in contract.operations():
        if (method, template) not in contract.called:
            contract.problems.append("%s %s: never called" % (method.upper(), template))
    for problem in contract.problems:
        print(problem)
    print("%d replies held against the contract, %d problems" % (contract.checked, len(contract.problems)))
    sys.exit(1 if contract.problems else 0)


main()
