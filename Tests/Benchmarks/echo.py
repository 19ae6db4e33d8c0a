"""The peer of the echo benchmark: a raw script that answers every message and does nothing else.

Standard library only; one connection to poll, one to send, both kept open.
"""
import http.client
import json
import os
import urllib.parse

home = urllib.parse.urlsplit(os.environ["HOMESERVER"])
room = os.environ["ROOM"]
own = os.environ["SELF"]
headers = {
    "Authorization": "Bearer " + os.environ["TOKEN"],
    "Content-Type": "application/json",
}
base = "/_matrix/client/v3/"
only = json.dumps({
    "presence": {"types": []}, "account_data": {"types": []},
    "room": {"rooms": [room], "ephemeral": {"types": []}, "state": {"types": []},
             "account_data": {"types": []}, "timeline": {"types": ["m.room.message"]}},
})


def call(connection, method, path, body=None):
    connection.request(method, base + path, body, headers)
    return json.loads(connection.getresponse().read())


poll = http.client.HTTPConnection(home.hostname, home.port)
send = http.client.HTTPConnection(home.hostname, home.port)
place = urllib.parse.quote(room)
query = "sync?filter=" + urllib.parse.quote(only)
wait = "&timeout=0"
count = 0
while True:
    # The room is new: what stands in the first batch waits for an answer too.
    batch = call(poll, "GET", query + wait)
    wait = "&timeout=30000&since=" + batch["next_batch"]
    joined = batch.get("rooms", {}).get("join", {}).get(room, {})
    for event in joined.get("timeline", {}).get("events", []):
        if event["sender"] == own:
            continue
        count += 1
        body = json.dumps({"msgtype": "m.text", "body": event["content"].get("body", "")})
        call(send, "PUT", "rooms/%s/send/m.room.message/e%d" % (place, count), body)
