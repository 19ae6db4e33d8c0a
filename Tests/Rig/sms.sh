#!/usr/bin/env bash
# SMS gateway: Debian's Kannel (bearerbox and smsbox) before two SMS centres: SMPP (smscsim.py, the
# outcome by number; the default route, through the fault proxy; as user SMS_USER_WEST by a line of
# its own that no fault touches) and FAKE (Kannel's own fakesmsc, `&smsc=FAKE`, always succeeds).
# usage: sms.sh start|stop|status|selftest|wipe|packages|mo FROM TO TEXT
# send: GET $SMS_SENDSMS_URL?username=$SMS_USER&password=$SMS_PASSWORD&from=..&to=..&text=..
#   &dlr-mask=31&dlr-url=<urlencoded; %d = 1 delivered 2 failed 4 buffered 8 submitted 16 rejected>
#   -> 202 "0: Accepted for delivery" | 202 "3: Queued for later delivery" | 403 bad login
#   | 503 smsbox has lost bearerbox
# An incoming SMS is a GET to the bot's hook on SMS_MO_PORT, with SMS_HOOK_TOKEN; a text/plain answer
# goes back as an SMS, an empty one does not.
# Options: SMS_MO_PORT (where the bot listens), SMS_MO_URL (the whole get-url), SMS_DLR_MS.
. "$(dirname "$0")/lib.sh"
PACKAGES=(kannel kannel-extras python3 curl)

up() { alive bearerbox && alive smsbox && alive smscsim && alive fakesmsc; }

stop() {
    local name
    for name in smsbox fakesmsc bearerbox smscsim; do stop_one "$name"; done
}

start() {
    [[ -z ${SMS_MO_PORT:-} ]] || put SMS_MO_PORT "$SMS_MO_PORT"
    known_port SMS_MO_PORT >/dev/null
    "$RIG_SRC/proxy.sh" ensure
    local made
    made=("${SMS_MO_URL:-}" "${SMS_DLR_MS:-50}" "$(get SMS_MO_PORT)" "$(get FAULT_SMPP_PORT)"
        "$(fingerprint "$0" "$RIG_SRC/smscsim.py")")
    if up && runs_as smsbox "${made[@]}" && online >/dev/null 2>&1; then return 0; fi
    stop
    trap stop EXIT # half a gateway is none
    pick_ports
    "$RIG_SRC/proxy.sh" ensure # which must know the centre's port
    (umask 077 && configure >"$RIG_DIR/sms/kannel.conf")
    launch
    made_as smsbox "${made[@]}"
    trap - EXIT
}

pick_ports() {
    local key
    mkdir -p "$RIG_DIR/sms/spool"
    for key in ADMIN BOX SENDSMS FAKESMSC SMPP SMSC_CONTROL; do port "SMS_${key}_PORT" >/dev/null; done
    secret SMS_HOOK_TOKEN 16 >/dev/null
    put SMS_USER rig
    put SMS_USER_WEST west
    put SMS_SENDSMS_URL "http://127.0.0.1:$(get SMS_SENDSMS_PORT)/cgi-bin/sendsms"
    put SMS_STATUS_URL "http://127.0.0.1:$(get SMS_ADMIN_PORT)/status.txt?password=$(secret SMS_PASSWORD 8)"
    put SMS_SMSC_CONTROL "http://127.0.0.1:$(get SMS_SMSC_CONTROL_PORT)"
}

get_url() {
    local query="from=%p&to=%P&text=%b&charset=%C&coding=%c&id=%I&time=%T"
    printf '%s' "${SMS_MO_URL:-http://127.0.0.1:$(get SMS_MO_PORT)/hooks/sms/kannel?token=$(get SMS_HOOK_TOKEN)&$query}"
}

configure() {
    cat <<KANNEL
group = core
admin-port = $(get SMS_ADMIN_PORT)
admin-interface = 127.0.0.1
smsbox-port = $(get SMS_BOX_PORT)
smsbox-interface = 127.0.0.1
admin-password = $(get SMS_PASSWORD)
log-file = "$RIG_DIR/log/kannel-bearerbox.log"
log-level = 1
access-log = "$RIG_DIR/log/kannel-access.log"
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
dlr-storage = internal
store-type = spool
store-location = "$RIG_DIR/sms/spool"
sms-resend-freq = 2
sms-resend-retry = 5

group = smsc
smsc = smpp
smsc-id = SMPP
allowed-smsc-id = SMPP
host = 127.0.0.1
port = $(get FAULT_SMPP_PORT)
transceiver-mode = true
smsc-username = rig
smsc-password = rig
system-type = ""
address-range = ""
enquire-link-interval = 5
reconnect-delay = 2
max-pending-submits = 20
wait-ack = 10
wait-ack-expire = 1

group = smsc
smsc = smpp
smsc-id = WEST
allowed-smsc-id = WEST
host = 127.0.0.1
port = $(get SMS_SMPP_PORT)
transceiver-mode = true
smsc-username = west
smsc-password = west
system-type = ""
address-range = ""
enquire-link-interval = 5
reconnect-delay = 2
max-pending-submits = 20
wait-ack = 10
wait-ack-expire = 1

group = smsc
smsc = fake
smsc-id = FAKE
allowed-smsc-id = FAKE
port = $(get SMS_FAKESMSC_PORT)
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = $(get SMS_SENDSMS_PORT)
sendsms-interface = 127.0.0.1
global-sender = 40400
log-file = "$RIG_DIR/log/kannel-smsbox.log"
log-level = 1
http-timeout = 10
http-request-retry = 3
http-queue-delay = 1

group = sendsms-user
username = rig
password = $(get SMS_PASSWORD)
default-smsc = SMPP
concatenation = true
max-messages = 10

group = sendsms-user
username = west
password = $(get SMS_PASSWORD)
forced-smsc = WEST
concatenation = true
max-messages = 10

group = sms-service
keyword = default
get-url = "$(get_url)"
accepted-smsc = "SMPP;WEST"
max-messages = 3
concatenation = true
omit-empty = true
catch-all = true
KANNEL
}

launch() {
    local config=$RIG_DIR/sms/kannel.conf control fake
    control=$(get SMS_SMSC_CONTROL_PORT)
    fake=$(dpkg -L kannel-extras | grep '/fakesmsc$' | head -n 1) || die "kannel-extras has no fakesmsc"
    spawn smscsim python3 "$RIG_SRC/smscsim.py" "$(get SMS_SMPP_PORT)" "$control" --dlr-ms "${SMS_DLR_MS:-50}"
    wait_for 60 smscsim port_open "$control"
    spawn bearerbox /usr/sbin/bearerbox -v 3 "$config"
    wait_for 60 bearerbox port_open "$(get SMS_BOX_PORT)"
    spawn smsbox /usr/sbin/smsbox --parachute -v 3 "$config"
    wait_for 60 smsbox port_open "$(get SMS_SENDSMS_PORT)"
    # an interval of a day and one message that says nothing: from here on it only receives
    spawn fakesmsc "$fake" -H 127.0.0.1 -r "$(get SMS_FAKESMSC_PORT)" -i 86400 -m 1000000 "0 0 text nop"
    wait_for 60 bearerbox online
}

online() { # all lines are bound
    local status
    status=$(curl -fsS -m 5 "$(get SMS_STATUS_URL)") &&
        grep -q 'SMPP.*(online' <<<"$status" && grep -q 'WEST.*(online' <<<"$status" &&
        grep -q 'FAKE.*(online' <<<"$status"
}

mo() { # FROM TO TEXT: an incoming SMS
    rig_dir
    python3 -c 'import json, sys; print(json.dumps(dict(zip(("from", "to", "text"), sys.argv[1:]))))' "$@" |
        curl -fsS "$(get SMS_SMSC_CONTROL)/mo" -d @-
}

if [[ ${1:-} == mo ]]; then
    shift
    mo "$@"
else
    command_line SMS "${1:-}"
fi
