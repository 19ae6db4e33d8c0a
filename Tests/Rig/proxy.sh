#!/usr/bin/env bash
# The fault proxy before the rig's ports: FAULT_CONTROL, FAULT_{MATRIX,SMS,SMTP,SMPP,WEBHOOK}_PORT (and IMAP,
# where it runs). Kannel reaches its SMPP centre through FAULT_SMPP_PORT. After a start all
# proxies pass. Modes and control: faultproxy.py.
# usage: proxy.sh start|stop|status|selftest|packages; `ensure` starts it without ending the faults
. "$(dirname "$0")/lib.sh"
PACKAGES=(python3 curl)

up() { alive proxy; }
stop() { stop_one proxy; }
answers() { curl -fsS -m 5 "http://127.0.0.1:$(get FAULT_CONTROL_PORT)/"; }
reset_all() { curl -fsS -m 5 -X POST "http://127.0.0.1:$(get FAULT_CONTROL_PORT)/reset"; }

start() {
    ensure
    reset_all >/dev/null
}

ensure() { # as it is, with the faults that are set
    local made targets
    targets=$(targets)
    made=("$targets" "$(fingerprint "$RIG_SRC/faultproxy.py")")
    if runs_as proxy "${made[@]}" && answers >/dev/null 2>&1; then return 0; fi
    stop
    launch "$targets"
    made_as proxy "${made[@]}"
}

targets() { # NAME:PORT, also of servers that are not up yet: their ports are picked here
    local name key
    for name in MATRIX:SYNAPSE_PORT SMS:SMS_SENDSMS_PORT SMTP:SMTP_PORT SMPP:SMS_SMPP_PORT \
        WEBHOOK:WEBHOOK_PORT; do
        printf '%s:%s ' "${name%%:*}" "$(known_port "${name#*:}")"
    done
    key=$(get IMAP_PORT)
    if [[ -n $key ]]; then printf 'IMAP:%s ' "$key"; else drop FAULT_IMAP_; fi
}

launch() { # TARGETS
    local target control arguments=()
    for target in $1; do
        arguments+=("${target%%:*}=$(port "FAULT_${target%%:*}_PORT"):127.0.0.1:${target#*:}")
    done
    control=$(port FAULT_CONTROL_PORT)
    put FAULT_CONTROL "http://127.0.0.1:$control"
    spawn proxy python3 "$RIG_SRC/faultproxy.py" "$control" "${arguments[@]}"
    wait_for 60 proxy answers
}

selftest() { # by its own little server; the rig's other servers need not be up
    python3 "$RIG_SRC/selftest.py" proxy
}

if [[ ${1:-} == ensure ]]; then
    rig_dir
    ensure
else
    command_line FAULT "${1:-}"
fi
