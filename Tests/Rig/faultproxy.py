#!/usr/bin/env python3
"""TCP fault proxy (standard library only), loopback only.

usage: faultproxy.py CONTROL_PORT NAME=LISTEN:TARGET_HOST:TARGET_PORT ...

control (HTTP, loopback; p is a NAME or a LISTEN port, optional where there is one proxy):
  GET  /                       state and counters of every proxy
  POST /set?p=P&mode=MODE      replaces the whole setting, answers the new state
  POST /kill?p=P               resets every open connection now (RST)
  POST /reset                  every proxy back to pass

modes (open connections follow at once):
  pass
  refuse            nobody listens: ECONNREFUSED; open connections are reset
  unaccepted        SYN is dropped, connect() itself hangs; open connections are reset
  blackhole         accepts, reads nothing, never answers; open connections freeze
  lost              as blackhole, and connections that saw it stay silent for ever
  reset&after=N     RST once N bytes have come back; 0 = at the first byte of the request
  cut&after=N       orderly FIN once N bytes have come back
  delay&ms=N        each chunk, each way
  throttle&bps=N    bytes a second, each way
  halfclose         the request passes, the answer is swallowed: "did it arrive?"
  http500           answers every HTTP request with a 500, forwards nothing
  http429           the same with a 429, Retry-After and M_LIMIT_EXCEEDED (&retry_after=SECONDS, 2)
  http200           the same with a 200 and a page in HTML, as a captive portal or a bad proxy does
  stale             Matrix only: every /sync with a `since` is answered 200 and the same token again,
                    after a second; everything else passes (matrix-org/synapse has done this for hours)
  A request that waits for its answer when an HTTP fault begins gets that answer at once;
  the answered connection is closed, as `Connection: close` in the answer says.
with any of them: &for=SECONDS back to pass afterwards; &p_fail=0.3 only that share of the new
connections, drawn by &seed=N
"""
import asyncio
import json
import random
import socket
import struct
import sys
import urllib.parse

MODES = ("pass", "refuse", "unaccepted", "blackhole", "lost", "reset", "cut", "delay", "throttle",
         "halfclose", "http500", "http429", "http200", "stale")
NUMBERS = ("ms", "bps", "after", "for", "p_fail", "seed", "retry_after")
CLOSED = ("refuse", "unaccepted")
ANSWERED = ("http500", "http429", "http200")
BROKEN = (ConnectionError, OSError, asyncio.IncompleteReadError, asyncio.TimeoutError)


def http_answer(setting):
    if setting["mode"] == "http200":
        page = b"<!doctype html><title>Welcome</title><p>Please log in to this network."
        return (f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n"
                "Connection: close\r\n\r\n").encode() + page
    if setting["mode"] == "http429":
        seconds = int(setting.get("retry_after", 2))
        status, extra = "429 Too Many Requests", f"Retry-After: {seconds}\r\n"
        body = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests",
                "retry_after_ms": seconds * 1000}
    else:
        status, extra = "500 Internal Server Error", ""
        body = {"errcode": "M_UNKNOWN", "error": "Internal server error"}
    text = json.dumps(body).encode()
    head = (f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{extra}"
            f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n")
    return head.encode() + text


def stale_sync(data):
    """The answer to a sync that goes nowhere; None where this is no sync with a token."""
    line = data.split(b"\r\n", 1)[0].decode("latin1").split(" ")
    if len(line) != 3 or line[0] != "GET":
        return None
    url = urllib.parse.urlsplit(line[1])
    since = urllib.parse.parse_qs(url.query).get("since")
    if not url.path.endswith("/sync") or not since:
        return None
    body = json.dumps({"next_batch": since[0]}).encode()
    return (f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            "\r\n").encode() + body


async def rest_of_request(start, reader):
    """Reads what is still to come of an HTTP request, so that closing does not reset it."""
    while b"\r\n\r\n" not in start and len(start) < 65536:
        more = await reader.read(65536)
        if not more:
            return
        start += more
    head, _, body = start.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if b"expect" in fields:
        return
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        while not body.endswith(b"0\r\n\r\n"):
            more = await reader.read(65536)
            if not more:
                return
            body = body[-8:] + more
    else:
        left = int(fields.get(b"content-length", b"0")) - len(body)
        while left > 0:
            more = await reader.read(min(left, 65536))
            if not more:
                return
            left -= len(more)


class Connection:
    def __init__(self, proxy, reader, writer):
        self.proxy, self.reader, self.writer = proxy, reader, writer
        self.target = None          # the writer towards the target, once it is open
        self.down = None            # the task that brings its bytes back
        self.hit = proxy.dice.random() < proxy.setting.get("p_fail", 1.0)
        self.dead = False           # "lost": silent for ever
        self.answered = False       # had its HTTP fault; the rest of its bytes is dropped
        self.waiting = False        # a request went on, nothing has come back yet
        self.task = asyncio.current_task()

    def setting(self):
        return self.proxy.setting if self.hit else {"mode": "pass"}

    async def run(self):
        try:
            await self.thaw()
            if self.setting()["mode"] not in ANSWERED:
                await self.connect()
            await self.upwards()
            if self.down:
                await self.down
        except BROKEN:
            pass
        finally:
            if self.down:
                self.down.cancel()
            for writer in (self.writer, self.target):
                if writer:
                    writer.close()

    async def thaw(self):
        """Sleeps through a black hole; never wakes from a lost connection."""
        while True:
            if self.dead or self.setting()["mode"] == "lost":
                self.dead = True
                await asyncio.Event().wait()
            if self.setting()["mode"] != "blackhole":
                return
            await self.proxy.changed.wait()

    async def connect(self):
        try:
            reader, self.target = await asyncio.open_connection(*self.proxy.target)
        except OSError:
            self.proxy.count["connect_failed"] += 1
            self.reset()
            raise
        self.down = asyncio.ensure_future(self.downwards(reader))

    async def upwards(self):
        while True:
            data = await self.reader.read(65536)
            await self.thaw()
            if self.answered:
                if not data:
                    return
                continue
            setting = self.setting()
            if data and setting["mode"] == "stale" and (answer := stale_sync(data)):
                await asyncio.sleep(1)
                self.proxy.count["answered"] += 1
                self.writer.write(answer)
                await self.writer.drain()
                continue
            if data and setting["mode"] in ANSWERED:
                await self.answer(setting, data)
                continue
            if not self.target:
                if not data:
                    return
                await self.connect()
            if not data:
                self.target.write_eof()
                return
            if setting["mode"] == "reset" and not setting.get("after"):
                self.reset()
                raise ConnectionResetError
            self.waiting = True
            await self.forward(data, self.target, setting, "up_bytes")

    async def downwards(self, reader):
        seen = 0
        try:
            while True:
                data = await reader.read(65536)
                await self.thaw()
                if self.answered:
                    return
                if not data:
                    self.writer.write_eof()
                    return
                setting = self.setting()
                mode, after = setting["mode"], int(setting.get("after", 0))
                if mode in ("reset", "cut") and seen + len(data) >= after:
                    self.writer.write(data[:max(0, after - seen)])
                    await self.writer.drain()
                    await asyncio.sleep(0.01)
                    self.writer.close() if mode == "cut" else self.reset()
                    return
                seen += len(data)
                if mode != "halfclose":
                    self.waiting = False
                    await self.forward(data, self.writer, setting, "down_bytes")
        except BROKEN:
            self.writer.close()

    async def forward(self, data, writer, setting, counter):
        if setting["mode"] == "delay":
            await asyncio.sleep(setting.get("ms", 0) / 1000)
        if setting["mode"] == "throttle":
            rate = max(1.0, setting.get("bps", 1000))
            step = max(1, int(rate / 20))
            for i in range(0, len(data), step):
                writer.write(data[i:i + step])
                await writer.drain()
                await asyncio.sleep(len(data[i:i + step]) / rate)
        else:
            writer.write(data)
            await writer.drain()
        self.proxy.count[counter] += len(data)

    async def answer(self, setting, start=b""):
        """The HTTP fault. Without `start` the request has already gone on to the target."""
        if self.answered:
            return
        self.answered = True
        try:
            if start:
                await asyncio.wait_for(rest_of_request(start, self.reader), 10)
            self.proxy.count["answered"] += 1
            self.writer.write(http_answer(setting))
            await self.writer.drain()
            self.writer.write_eof()
        except (*BROKEN, ValueError, RuntimeError):
            pass
        asyncio.get_running_loop().call_later(1, self.writer.close)

    def reset(self):
        try:
            raw = self.writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except (OSError, AttributeError):
            pass
        self.writer.transport.abort()
        self.proxy.count["resets"] += 1


class Proxy:
    def __init__(self, name, listen, target):
        self.name, self.port, self.target = name, listen, target
        self.setting = {"mode": "pass"}
        self.connections = set()
        self.server = None
        self.plug = []              # sockets that fill the accept queue of "unaccepted"
        self.timer = None
        self.dice = random.Random(0)
        self.changed = asyncio.Event()
        self.tasks = set()
        self.count = dict.fromkeys(
            ("accepted", "up_bytes", "down_bytes", "resets", "connect_failed", "answered"), 0)

    def bind(self):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.setblocking(False)
        return listener

    async def open(self):
        self.server = await asyncio.start_server(self.accept, sock=self.bind(), backlog=512)

    def open_full(self):
        """Listens, never accepts, and fills its own queue: the kernel drops further SYNs."""
        listener = self.bind()
        listener.listen(0)
        self.plug = [listener]
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", self.port))
            self.plug.append(filler)

    def close(self):
        if self.server:
            self.server.close()
            self.server = None
        for plug in self.plug:
            plug.close()
        self.plug = []

    async def accept(self, reader, writer):
        self.count["accepted"] += 1
        connection = Connection(self, reader, writer)
        self.connections.add(connection)
        try:
            await connection.run()
        except asyncio.CancelledError:
            pass
        finally:
            self.connections.discard(connection)

    def kill(self):
        for connection in list(self.connections):
            connection.reset()
            connection.task.cancel()

    async def set(self, query):
        setting = {"mode": query.get("mode", "pass")}
        setting.update((key, float(query[key])) for key in NUMBERS if key in query)
        if setting["mode"] not in MODES:
            raise ValueError("mode is one of " + " ".join(MODES))
        if "seed" in setting:
            self.dice = random.Random(int(setting["seed"]))
        if self.timer:
            self.timer.cancel()
            self.timer = None
        self.setting = setting
        woken, self.changed = self.changed, asyncio.Event()
        woken.set()
        if setting["mode"] in CLOSED:
            self.close()
            self.kill()
            if setting["mode"] == "unaccepted":
                self.open_full()
        elif not self.server:
            self.close()
            await self.open()
        for connection in list(self.connections):
            if setting["mode"] == "lost" and connection.hit:
                connection.dead = True
            if setting["mode"] in ANSWERED and connection.hit and connection.waiting:
                self.spawn(connection.answer(setting))
        if "for" in setting:
            self.timer = asyncio.get_running_loop().call_later(
                setting["for"], lambda: self.spawn(self.set({})))

    def spawn(self, work):
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def state(self):
        return {"name": self.name, "listen": self.port, "target": "%s:%d" % self.target,
                **self.setting, "open": len(self.connections), **self.count}


class Control:
    def __init__(self, proxies):
        self.proxies = proxies

    def find(self, query):
        wanted = query.get("p", "")
        for proxy in self.proxies:
            if wanted.lower() in (proxy.name.lower(), str(proxy.port)):
                return proxy
        if not wanted and len(self.proxies) == 1:
            return self.proxies[0]
        raise ValueError("p is one of " + " ".join(p.name for p in self.proxies))

    async def act(self, path, query):
        if path == "/":
            return [proxy.state() for proxy in self.proxies]
        if path == "/reset":
            for proxy in self.proxies:
                await proxy.set({})
            return [proxy.state() for proxy in self.proxies]
        proxy = self.find(query)
        if path == "/set":
            await proxy.set(query)
        elif path == "/kill":
            proxy.kill()
        else:
            raise ValueError("no such path")
        return proxy.state()

    async def serve(self, reader, writer):
        try:
            url = urllib.parse.urlsplit((await reader.readline()).decode().split()[1])
            while (await reader.readline()).strip():
                pass
            status, out = "200 OK", await self.act(url.path, dict(urllib.parse.parse_qsl(url.query)))
        except Exception as error:  # whatever it was, whoever asked is told
            status, out = "400 Bad Request", {"error": str(error) or repr(error)}
        body = (json.dumps(out) + "\n").encode()
        writer.write(f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
                     f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        try:
            await writer.drain()
        except BROKEN:
            pass
        writer.close()


async def main():
    proxies = []
    for argument in sys.argv[2:]:
        name, _, rest = argument.partition("=")
        listen, host, port = rest.split(":")
        proxies.append(Proxy(name, int(listen), (host, int(port))))
    for proxy in proxies:
        await proxy.open()
    await asyncio.start_server(Control(proxies).serve, "127.0.0.1", int(sys.argv[1]))
    print("serving", *(f"{p.name}={p.port}" for p in proxies), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    asyncio.run(main())
