#!/usr/bin/env python3
"""The far end of a chat of kind `webhook`, as docs/webhook-chat.md describes it: a STAND-IN, stdlib only.

usage: WEBHOOK_SECRET=… webhookchat.py PORT

It keeps what the bot posts under the request's id, and answers a known id with 409. What people say it
hands in again and again under the same id until the bot answers 200 or 400.

  POST /in                  the bot's requests; a ping comes back as a pong
  POST /_ctl/clear          {"hook": URL of the bot's inbound path}: forgets everything
  POST /_ctl/say            an event without an id, such as {"type": "message", "sender": "li", "room": "r", "text": "!status"};
                            "times": how often the same one is handed in although it was taken; answers {"id": …}
  GET  /_ctl/posts          every message, topic and reaction, once, in order
  GET  /_ctl/state          {"waiting": events not yet taken, "again": requests with a known id, "refused": wrong signatures}
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import queue
import sys
import threading
import time
import urllib.error
import urllib.request

KEY = os.environ["WEBHOOK_SECRET"].encode()
LOCK = threading.Lock()
EVENTS = queue.Queue()
STATE = {"posts": [], "ids": set(), "hook": None, "waiting": 0, "again": 0, "refused": 0, "said": 0, "life": 0}


def sign(ident, timestamp, body):
    mac = hmac.new(KEY, f"{ident}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(mac).decode()


def hand_in(event):
    """One try; the status, or 0 where nobody answers."""
    body = json.dumps(event, ensure_ascii=False).encode()
    timestamp = str(int(time.time()))
    request = urllib.request.Request(STATE["hook"], body, {
        "content-type": "application/json", "webhook-id": event["id"], "webhook-timestamp": timestamp,
        "webhook-signature": sign(event["id"], timestamp, body)})
    try:
        return urllib.request.urlopen(request, timeout=5).status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def work():
    """In order, each until it is taken: nothing that was said is lost on our side."""
    while True:
        life, event, times = EVENTS.get()
        while life == STATE["life"]:
            if hand_in(event) in (200, 400):
                times -= 1
                if times <= 0:
                    break
            else:
                time.sleep(0.2)
        with LOCK:
            if life == STATE["life"]:
                STATE["waiting"] -= 1


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        raw = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self):
        with LOCK:
            if self.path == "/_ctl/posts":
                return self.answer(200, STATE["posts"])
            if self.path == "/_ctl/state":
                return self.answer(200, {key: STATE[key] for key in ("waiting", "again", "refused")})
        self.answer(404, {"error": "no such page"})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path == "/in":
            return self.take(raw)
        body = json.loads(raw or b"{}")
        if self.path == "/_ctl/clear":
            with LOCK:
                STATE.update(posts=[], ids=set(), hook=body["hook"], waiting=0, again=0, refused=0,
                             life=STATE["life"] + 1)
            return self.answer(200, {"ok": True})
        if self.path == "/_ctl/say":
            with LOCK:
                STATE["said"] += 1
                STATE["waiting"] += 1
                times = body.pop("times", 1)
                body["id"] = f"said-{STATE['life']}-{STATE['said']}"
                body.setdefault("at", time.time())
                EVENTS.put((STATE["life"], body, times))
            return self.answer(200, {"ok": True, "id": body["id"]})
        self.answer(404, {"error": "no such page"})

    def take(self, raw):
        ident = self.headers.get("webhook-id", "")
        given = self.headers.get("webhook-signature", "").split()
        timestamp = self.headers.get("webhook-timestamp", "0")
        if sign(ident, timestamp, raw) not in given or abs(time.time() - int(timestamp)) > 300:
            with LOCK:
                STATE["refused"] += 1
            return self.answer(401, {"error": "signature"})
        message = json.loads(raw)
        if message["type"] == "ping":
            threading.Thread(target=hand_in, args=({"id": message["id"], "type": "pong"},)).start()
            return self.answer(200, {"ok": True, "echo": True})
        with LOCK:
            if ident in STATE["ids"]:
                STATE["again"] += 1
                return self.answer(409, {"ok": True})
            STATE["ids"].add(ident)
            STATE["posts"].append(message)
        self.answer(200, {"ok": True})


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


if __name__ == "__main__":
    threading.Thread(target=work, daemon=True).start()
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
