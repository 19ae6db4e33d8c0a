"""Accounts for synapse.sh: accounts.py ENV_FILE RATELIMITS NAME...

Registers `admin` and every NAME by the shared secret, or logs them in; prints KEY=VALUE lines for
the tokens that are new. An account whose token still works is left alone.
"""
import hashlib
import hmac
import json
import re
import sys
import time
import urllib.error
import urllib.request

ENV = dict(line.rstrip("\n").split("=", 1) for line in open(sys.argv[1]) if "=" in line)


def call(method, path, body=None, token=None):
    for _ in range(60):
        request = urllib.request.Request(
            ENV["SYNAPSE_URL"] + path, method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        if token:
            request.add_header("Authorization", "Bearer " + token)
        try:
            return 200, json.load(urllib.request.urlopen(request, timeout=60))
        except urllib.error.HTTPError as error:
            answer = json.loads(error.read() or b"{}")
            if error.code != 429:
                return error.code, answer
            time.sleep(min(30, answer.get("retry_after_ms", 1000) / 1000 + 0.05))
    raise SystemExit("still rate-limited: " + path)


def register(name, admin):
    nonce = call("GET", "/_synapse/admin/v1/register")[1]["nonce"]
    parts = (nonce, name, ENV["SYNAPSE_PASSWORD"], "admin" if admin else "notadmin")
    mac = hmac.new(ENV["SYNAPSE_SHARED_SECRET"].encode(), "\0".join(parts).encode(), hashlib.sha1)
    return call("POST", "/_synapse/admin/v1/register", {
        "nonce": nonce, "username": name, "password": ENV["SYNAPSE_PASSWORD"],
        "admin": admin, "mac": mac.hexdigest()})


def login(name):
    return call("POST", "/_matrix/client/v3/login", {
        "type": "m.login.password", "identifier": {"type": "m.id.user", "user": name},
        "password": ENV["SYNAPSE_PASSWORD"]})


def account(name, admin=False):
    suffix = re.sub(r"[^A-Z0-9]", "_", name.upper())
    token = ENV.get("SYNAPSE_TOKEN_" + suffix)
    if token and call("GET", "/_matrix/client/v3/account/whoami", token=token)[0] == 200:
        return token
    code, answer = register(name, admin)
    if answer.get("errcode") == "M_USER_IN_USE":
        code, answer = login(name)
    if code != 200:
        raise SystemExit(f"account {name}: {code} {answer}")
    print(f"SYNAPSE_TOKEN_{suffix}={answer['access_token']}")
    print(f"SYNAPSE_USER_{suffix}={answer['user_id']}")
    return answer["access_token"]


admin = account("admin", True)
for name in sys.argv[3:]:
    account(name)
override = "/_synapse/admin/v1/users/@bot:rig.test/override_ratelimit"
if sys.argv[2] == "bot-exempt":
    call("POST", override, {"messages_per_second": 0, "burst_count": 0}, admin)
else:
    call("DELETE", override, token=admin)
