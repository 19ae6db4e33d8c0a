"""aiosmtpd server for smtp.sh: smtpd.py PORT DIR (cert.pem, key.pem in DIR; stores into DIR/mail/USER/{new,cur,tmp}); users and
password in $SMTP_USERS, $SMTP_PASSWORD; becomes $SMTP_RUN_AS where that is set."""
import asyncio, os, ssl, sys, time, itertools
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
PORT, DIR, PW = int(sys.argv[1]), sys.argv[2], os.environ["SMTP_PASSWORD"].encode()
USERS = set(os.environ["SMTP_USERS"].encode().split()); N = itertools.count()
class Handler:
    async def handle_MAIL(self, server, session, envelope, addr, opts):
        if addr.split("@")[0].lower() == "barred": return "553 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = addr; envelope.mail_options.extend(opts); return "250 OK"
    async def handle_RCPT(self, server, session, envelope, addr, opts):
        box = addr.split("@")[0].lower()
        if box == "temp": return "451 4.7.1 try again later"
        if box == "perm": return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(addr); return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        boxes = [a.split("@")[0].lower() for a in envelope.rcpt_tos]
        if "full" in boxes: return "552 5.2.2 mailbox full"
        if "slow" in boxes: await asyncio.sleep(5)
        for b in boxes:
            b = "".join(c for c in b if c.isalnum() or c in "-_") or "unknown"; d = os.path.join(DIR, "mail", b)
            for s in ("new", "cur", "tmp"): os.makedirs(os.path.join(d, s), exist_ok=True)
            n = f"{time.time():.6f}.{os.getpid()}_{next(N)}.rig"; head = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {b}\r\n".encode()
            with open(os.path.join(d, "tmp", n), "wb") as f: f.write(head + envelope.original_content)
            os.rename(os.path.join(d, "tmp", n), os.path.join(d, "new", n))
        return "250 2.0.0 stored"
def auth(server, session, envelope, mech, data):
    ok = isinstance(data, LoginPassword) and data.login in USERS and data.password == PW
    return AuthResult(success=ok, handled=True) if ok else AuthResult(success=False, handled=False)
async def main():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); tls.load_cert_chain(f"{DIR}/cert.pem", f"{DIR}/key.pem")
    if os.environ.get("SMTP_RUN_AS"):
        import pwd; m = pwd.getpwnam(os.environ["SMTP_RUN_AS"]); os.setgroups([]); os.setgid(m.pw_gid); os.setuid(m.pw_uid)
    loop = asyncio.get_running_loop()
    srv = await loop.create_server(lambda: SMTP(Handler(), hostname="localhost", tls_context=tls, require_starttls=True, auth_require_tls=True,
                                                auth_required=True, authenticator=auth, enable_SMTPUTF8=True, timeout=300), "127.0.0.1", PORT)
    async with srv: await srv.serve_forever()
asyncio.run(main())
