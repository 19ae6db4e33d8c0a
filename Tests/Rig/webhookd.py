#!/usr/bin/env python3
"""A receiver of signed webhooks, as somebody would write one for their own platform.

  webhookd.py [PORT [SECRET [NOW]]]

Prints its address, and every text it shows. It takes what docs/publishing.md says: a request signed
as Standard Webhooks has it, not older than five minutes, whose text has the SHA-256 that it names. A
known id is not shown again. NOW stands for the clock, so that a recording can be played back.
"""
import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 0
SECRET = sys.argv[2] if len(sys.argv) > 2 else "whsec_c2VjcmV0"
NOW = int(sys.argv[3]) if len(sys.argv) > 3 else None
KEY = base64.b64decode(SECRET[6:]) if SECRET.startswith("whsec_") else SECRET.encode()

shown = {}


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, answer = self.judge(body)
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def judge(self, body):
        ident, stamp = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        signed = f"{ident}.{stamp}.".encode() + body
        code = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        given = self.headers["webhook-signature"].split(" ")
        if not any(hmac.compare_digest(f"v1,{code}", one) for one in given):
            return 401, {"ok": False, "error": "bad signature"}
        if abs((NOW or time.time()) - int(stamp)) > 300:
            return 401, {"ok": False, "error": "too old"}
        post = json.loads(body)
        if post["type"] == "ping":
            return 200, {"ok": True}
        if hashlib.sha256(post["text"].encode()).hexdigest() != post["sha256"]:
            return 422, {"ok": False, "error": "not the text of that sum"}
        host = self.headers["Host"]
        if ident in shown:
            return 409, {"url": f"http://{host}/{shown[ident]}"}
        shown[ident] = len(shown) + 1
        print(json.dumps(post, ensure_ascii=False), flush=True)
        return 200, {"ok": True, "id": str(shown[ident]), "url": f"http://{host}/{shown[ident]}"}


server = ThreadingHTTPServer(("127.0.0.1", PORT), Receiver)
print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
server.serve_forever()
