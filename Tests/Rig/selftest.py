"""Does the rig do what its tests rely on?  selftest.py synapse|sms|smtp|webhook|proxy"""
import base64
import contextlib
import hashlib
import hmac
import http.client
import http.server
import imaplib
import json
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = {}


def check(name, fine, seen=""):
    print(f"ok    {name}" if fine else f"FAIL  {name}  {seen}", flush=True)
    if not fine:
        sys.exit(1)


def until(condition, seconds=15):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def ask(method, url, body=None, token=None):
    """(status, JSON or text, headers)"""
    request = urllib.request.Request(
        url, method=method, data=None if body is None else json.dumps(body).encode())
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        answer = urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read().decode()
    with contextlib.suppress(ValueError):
        text = json.loads(text)
    return answer.status, text, answer.headers


# --- Matrix ---------------------------------------------------------------------------------------

def synapse():
    base = ENV["SYNAPSE_URL"] + "/_matrix/client/v3"
    code, alice, _ = ask("POST", base + "/login", {
        "type": "m.login.password", "password": ENV["SYNAPSE_PASSWORD"],
        "identifier": {"type": "m.id.user", "user": "alice"}})
    check("login", code == 200, alice)
    token = alice["access_token"]
    code, room, _ = ask("POST", base + "/createRoom", {
        "preset": "private_chat", "invite": [ENV["SYNAPSE_USER_BOT"]]}, token)
    check("createRoom", code == 200, room)
    path = "/rooms/" + urllib.parse.quote(room["room_id"])
    check("join", ask("POST", base + path + "/join", {}, ENV["SYNAPSE_TOKEN_BOT"])[0] == 200)
    code, event, _ = ask("PUT", base + path + "/send/m.room.message/%d" % time.time_ns(), {
        "msgtype": "m.text", "body": "烽火"}, token)
    check("send", code == 200, event)
    seen = json.dumps(ask("GET", base + "/sync?timeout=0", None, ENV["SYNAPSE_TOKEN_BOT"])[1])
    check("the bot's sync shows it", event["event_id"] in seen)
    for key in [key for key in ENV if key.startswith("SYNAPSE_TOKEN_")]:
        code, who, _ = ask("GET", base + "/account/whoami", None, ENV[key])
        check("token of " + who.get("user_id", key), code == 200, who)
    ask("POST", base + "/logout", {}, token)


# --- SMS ------------------------------------------------------------------------------------------

class Bot(http.server.BaseHTTPRequestHandler):
    """The bot's hook, and where delivery reports go."""
    paths = []

    def do_GET(self):
        Bot.paths.append(self.path)
        body = b"pong" if self.path.startswith("/hooks/") else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def sent():
    return ask("GET", ENV["SMS_SMSC_CONTROL"] + "/sent")[1]


def send(to, text, tag, **extra):
    report = f"http://127.0.0.1:{ENV['SMS_MO_PORT']}/report?tag={tag}&outcome=%d&words=%A"
    query = {"username": ENV["SMS_USER"], "password": ENV["SMS_PASSWORD"], "from": "40400",
             "to": to, "text": text, "dlr-mask": "31", "charset": "UTF-8", "dlr-url": report,
             **extra}
    return ask("GET", ENV["SMS_SENDSMS_URL"] + "?" + urllib.parse.urlencode(query))[0]


def reported(tag, outcome):
    wanted = f"tag={tag}&outcome={outcome}&"
    return until(lambda: any(wanted in path for path in Bot.paths))


def incoming():
    """Text with coding=2 is UTF-16BE (charset says so), else UTF-8."""
    for path in Bot.paths:
        url = urllib.parse.urlsplit(path)
        if url.path == "/hooks/sms/kannel":
            query = dict(urllib.parse.parse_qsl(url.query, encoding="latin1"))
            wide = query.get("charset", "").upper().startswith("UTF-16")
            raw = query.pop("text").encode("latin1")
            yield query, raw.decode("utf-16-be" if wide else "utf-8")


def sms():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(ENV["SMS_MO_PORT"])), Bot)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    check("sendsms accepts", send("+15550001", "hello sms", "ok") == 202)
    check("it reached the SMPP centre", until(lambda: any(m["text"] == "hello sms" for m in sent())))
    check("report 1: delivered", reported("ok", 1), Bot.paths)
    send("+15559002", "x", "undelivered")
    check("report 2: failed", reported("undelivered", 2), Bot.paths)
    send("+15559001", "x", "rejected")
    check("report 16: rejected by the centre", reported("rejected", 16), Bot.paths)
    for tag, end, words in (("credit", "9008", "balance"), ("filter", "9009", "keyword")):
        send("+1555" + end, "x", tag)
        check("report 2 says " + words, reported(tag, 2), Bot.paths)
        check("in its words", any(words in path for path in Bot.paths if f"tag={tag}&" in path), Bot.paths)
    check("west accepts", send("+15550006", "via west", "west", username=ENV["SMS_USER_WEST"]) == 202)
    check("report 1 from west", reported("west", 1), Bot.paths)
    check("fakesmsc accepts", send("+15550002", "via fake", "fake", smsc="FAKE") == 202)
    check("report 1 from fakesmsc", reported("fake", 1), Bot.paths)
    check("a wrong password is refused", send("+15550003", "x", "bad", password="wrong") == 403)
    send("+15550004", "é€" * 100, "long", coding="2")
    check("a long text arrives in parts", until(
        lambda: len([m for m in sent() if m["to"].endswith("15550004")]) >= 3))
    mobile = "+8613800%06d" % (time.time_ns() // 1000 % 1000000)
    for text in ("ack 17", "收到 17"):
        ask("POST", ENV["SMS_SMSC_CONTROL"] + "/mo", {"from": mobile, "to": "40400", "text": text})
        check("an incoming SMS calls the hook: " + text, until(lambda: any(
            text == got and query["from"] == mobile and query["token"] == ENV["SMS_HOOK_TOKEN"]
            for query, got in incoming())), list(incoming()))
    check("its answer goes back as an SMS", until(
        lambda: any(m["text"] == "pong" and m["to"].endswith(mobile[1:]) for m in sent())))
    control = ENV["FAULT_CONTROL"] + "/set?p=smpp&mode="
    ask("POST", control + "refuse")
    check("Kannel still says 202 while its centre is cut off", send("+15550005", "later", "later") == 202)
    ask("POST", control + "pass")
    check("and delivers afterwards", reported("later", 1), Bot.paths)


# --- mail -----------------------------------------------------------------------------------------

def smtp():
    context = ssl.create_default_context(cafile=ENV["SMTP_CA_FILE"])
    subject = "selftest %d" % time.time_ns()

    def client(tls=True):
        mail = smtplib.SMTP("localhost", int(ENV["SMTP_PORT"]), timeout=20)
        mail.ehlo()
        if tls:
            mail.starttls(context=context)
            mail.ehlo()
        return mail

    plain = client(tls=False)
    check("STARTTLS is offered, AUTH not before it",
          "starttls" in plain.esmtp_features and "auth" not in plain.esmtp_features)
    with contextlib.suppress(smtplib.SMTPException):
        plain.sendmail("bot@rig.test", ["alice@rig.test"], "x")
        check("no mail without TLS and AUTH", False)
    with contextlib.suppress(smtplib.SMTPAuthenticationError):
        client().login("bot", "wrong")
        check("a wrong password is refused", False)
    mail = client()
    mail.login("bot", ENV["SMTP_PASSWORD"])
    text = f"From: bot@rig.test\r\nTo: alice@rig.test\r\nSubject: {subject}\r\n\r\nhello\r\n"
    with contextlib.suppress(smtplib.SMTPSenderRefused):
        mail.sendmail("barred@rig.test", ["alice@rig.test"], text)
        check("a barred sender is refused", False)
    mail.rset()
    refused = mail.sendmail("bot@rig.test", ["alice@rig.test", "perm@rig.test"], text)
    check("sent; the 550 recipient is reported", list(refused) == ["perm@rig.test"], refused)
    box = os.path.join(ENV["SMTP_MAILDIR"], "alice", "new")
    check("it lies in the Maildir", any(
        subject in open(os.path.join(box, name)).read() for name in os.listdir(box)))
    if "IMAP_PORT" in ENV:
        inbox = imaplib.IMAP4("localhost", int(ENV["IMAP_PORT"]))
        inbox.starttls(context)
        inbox.login("alice", ENV["SMTP_PASSWORD"])
        inbox.select("INBOX")
        check("IMAP finds it", bool(inbox.search(None, "SUBJECT", f'"{subject}"')[1][0]))
        check("IDLE is offered", "IDLE" in inbox.capabilities)


# --- the fault proxy, before a little server of its own ---------------------------------------------

class Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served = 0

    def do_POST(self):
        Echo.served += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            time.sleep(2)
        with contextlib.suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Wire:
    """One client connection, kept alive where the server lets it."""
    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        self.http.connect()
        self.http.auto_open = 0

    def post(self, path="/", body=b"x" * 100000):
        """A status, or the name of what went wrong."""
        try:
            self.http.request("POST", path, body)
            answer = self.http.getresponse()
            self.headers, self.body = answer.headers, answer.read()
            return answer.status
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__


def webhook():
    """Signed requests are kept once; a known id is 409, a wrong signature 401; what is said is handed in until it is taken."""
    heard = []

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200 if len(heard) > 1 else 503)
            self.end_headers()

        def log_message(self, *_):
            pass

    hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    control = ENV["WEBHOOK_CONTROL"]

    def post(ident, key=None):
        body = json.dumps({"id": ident, "type": "message", "room": "r", "text": ident}).encode()
        now = str(int(time.time()))
        mac = hmac.new((key or ENV["WEBHOOK_SECRET"]).encode(), f"{ident}.{now}.".encode() + body, hashlib.sha256)
        request = urllib.request.Request(ENV["WEBHOOK_URL"], body, {
            "webhook-id": ident, "webhook-timestamp": now,
            "webhook-signature": "v1," + base64.b64encode(mac.digest()).decode()})
        try:
            return urllib.request.urlopen(request, timeout=5).status
        except urllib.error.HTTPError as error:
            return error.code

    ask("POST", control + "/clear", {"hook": f"http://127.0.0.1:{hook.server_address[1]}/"})
    check("a signed request is taken", post("a") == 200)
    check("its repetition is 409", post("a") == 409)
    check("a wrong signature is 401", post("b", key="wrong") == 401)
    posts = json.loads(urllib.request.urlopen(control + "/posts").read())
    check("it is kept once", [one["text"] for one in posts] == ["a"], posts)
    ask("POST", control + "/say", {"type": "message", "sender": "li", "text": "x"})
    check("what is said is handed in until it is taken", until(lambda: len(heard) == 2))
    check("under one id", len({one["id"] for one in heard}) == 1, heard)


def proxy():
    with socket.socket() as a, socket.socket() as b:
        a.bind(("127.0.0.1", 0))
        b.bind(("127.0.0.1", 0))
        control, port = a.getsockname()[1], b.getsockname()[1]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    process = subprocess.Popen(
        [sys.executable, HERE + "/faultproxy.py", str(control),
         f"MATRIX={port}:127.0.0.1:{server.server_port}"], stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        proxy_modes(port, f"http://127.0.0.1:{control}")
    finally:
        process.kill()


def proxy_modes(port, control):
    def mode(text):
        code, state, _ = ask("POST", f"{control}/set?p=matrix&mode={text}")
        check("mode " + text, code == 200 and state["mode"] == text.split("&")[0], state)

    def fresh(path="/"):
        try:
            return Wire(port).post(path)
        except OSError as error:
            return type(error).__name__

    def old():
        wire = Wire(port)
        check("  passes first", wire.post() == 200)
        return wire

    def back(wire=None):
        mode("pass")
        check("  passes again", fresh() == 200)
        if wire:
            check("  the frozen request is answered", wire.post("/") in (200, "CannotSendRequest"))

    wire = old()
    mode("refuse")
    check("  new: refused", fresh() == "ConnectionRefusedError", fresh())
    check("  existing: cut", wire.post() in ("ConnectionResetError", "BrokenPipeError"))
    back()

    wire = old()
    mode("unaccepted")
    check("  new: connect hangs", fresh() == "TimeoutError", fresh())
    back()

    wire = old()
    mode("blackhole")
    check("  new: silence", fresh() == "TimeoutError", fresh())
    check("  existing: silence", wire.post() == "TimeoutError")
    back()

    wire = old()
    mode("lost")
    check("  new: silence", fresh() == "TimeoutError", fresh())
    mode("pass")
    check("  existing: silence for ever", wire.post() == "TimeoutError")
    back()

    wire = old()
    mode("reset&after=0")
    resets = ("ConnectionResetError", "BrokenPipeError")
    check("  new: reset", fresh() in resets, fresh())
    check("  existing: reset", wire.post() in resets)
    back()

    wire = old()
    mode("cut&after=500")
    check("  new: cut within the answer", fresh() == "IncompleteRead", fresh())
    back()

    wire = old()
    mode("delay&ms=300")
    for name, one in (("new", Wire(port)), ("existing", wire)):
        start = time.time()
        check(f"  {name}: late", one.post(body=b"x") == 200 and time.time() - start > 0.55)
    back()

    served = Echo.served
    mode("halfclose")
    check("  the request arrives, its answer does not",
          fresh() == "TimeoutError" and Echo.served == served + 1)
    back()

    for name, status in (("http500", 500), ("http429", 429), ("http200", 200)):
        wire, pending, got = old(), old(), []
        pending.http.timeout = 5
        pending.http.sock.settimeout(5)
        thread = threading.Thread(target=lambda: got.append((pending.post("/slow"), time.time())))
        thread.start()
        check("  one request is under way", until(
            lambda: ask("GET", control + "/")[1][0]["open"] >= 2) and not time.sleep(0.3))
        served, start = Echo.served, time.time()
        mode(name)
        thread.join()
        check("  under way: answered at once", got[0][0] == status and got[0][1] - start < 0.5, got)
        check("  existing: answered", wire.post() == status)
        one = Wire(port)
        check("  new: answered", one.post() == status)
        if status == 429:
            check("  Retry-After and Matrix's words", one.headers["Retry-After"] == "2"
                  and json.loads(one.body)["errcode"] == "M_LIMIT_EXCEEDED"
                  and json.loads(one.body)["retry_after_ms"] == 2000, one.body)
        chunks = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        chunks.request("POST", "/", iter([b"a" * 70000, b"b" * 70000]), encode_chunked=True,
                       headers={"Transfer-Encoding": "chunked"})
        check("  chunked: answered", chunks.getresponse().status == status)
        quiet = Wire(port)
        check("  nothing was forwarded", Echo.served == served, Echo.served - served)
        back()
        check("  connected meanwhile: passes", quiet.post() == 200)

    mode("stale")
    served = Echo.served
    path = "/_matrix/client/v3/sync?timeout=5000&since=s7_1"
    code, body, _ = ask("GET", f"http://127.0.0.1:{port}{path}")
    check("  a sync goes nowhere", code == 200 and body == {"next_batch": "s7_1"}, body)
    check("  everything else passes", old().post() == 200 and Echo.served > served)
    back()

    mode("refuse&for=0.5")
    check("  until its time is over", until(lambda: fresh() == 200, 3))
    mode("refuse")
    ask("POST", control + "/reset")
    check("reset: all pass", fresh() == 200)
    check("an unknown mode is refused", ask("POST", control + "/set?mode=nope")[0] == 400)


if __name__ == "__main__":
    if "RIG_ENV" in os.environ:
        ENV = dict(line.rstrip("\n").split("=", 1) for line in open(os.environ["RIG_ENV"]) if "=" in line)
    globals()[sys.argv[1]]()
