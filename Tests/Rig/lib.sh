# shellcheck shell=bash
# What the rig's scripts share. Sourced, not run.
# State: $RIG_DIR (default ./.rig). Ports, tokens: KEY=VALUE lines in $RIG_DIR/env (mode 0600).
# Options: RIG_DIR, RIG_VENVS (where virtualenvs live, default $RIG_DIR/venvs), RIG_NO_INSTALL=1.
set -euo pipefail
RIG_SRC=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=SCRIPTDIR/../../deploy/lib.sh
. "$RIG_SRC/../../deploy/lib.sh"

# The people of the tests: chat accounts and mail users. SYNAPSE_USERS adds chat accounts.
# shellcheck disable=SC2034
RIG_USERS="bot zhao qian li wang zhou wu sun alice bob carol"

rig_dir() {
    RIG_DIR=${RIG_DIR:-./.rig}
    mkdir -p "$RIG_DIR/run" "$RIG_DIR/log" 2>/dev/null || true
    [[ -w $RIG_DIR && -w $RIG_DIR/run && -w $RIG_DIR/log && (! -e $RIG_DIR/env || -w $RIG_DIR/env) ]] ||
        die "$RIG_DIR cannot be written; another user's? Remove it or set RIG_DIR"
    RIG_DIR=$(cd "$RIG_DIR" && pwd)
    chmod 711 "$RIG_DIR"
    RIG_ENV=$RIG_DIR/env
    RIG_VENVS=${RIG_VENVS:-$RIG_DIR/venvs}
    export RIG_DIR RIG_VENVS
    [[ -e $RIG_ENV ]] || (umask 077 && : >"$RIG_ENV")
}

note() { printf 'rig: %s\n' "$*" >&2; }
die() {
    note "$*"
    exit 1
}

# --- the env file --------------------------------------------------------------------------------

get() { sed -n "s/^$1=//p" "$RIG_ENV" | tail -n 1; }
show() { grep "^$1" "$RIG_ENV" || true; }

put() { # KEY VALUE: replaces the line; safe against other rig scripts
    change_env "^$1=" "$1=$2"
}

drop() { # PREFIX
    change_env "^$1" ""
}

change_env() ( # PATTERN LINE
    flock 9
    new=$(mktemp "$RIG_DIR/.env.XXXXXX")
    grep -v "$1" "$RIG_ENV" >"$new" || true
    if [[ -n $2 ]]; then printf '%s\n' "$2" >>"$new"; fi
    chmod 600 "$new"
    mv "$new" "$RIG_ENV"
) 9>"$RIG_DIR/.env.lock"

secret() { # KEY BYTES: one random value, kept across restarts
    [[ -n $(get "$1") ]] || put "$1" "$(od -An -N"$2" -tx1 /dev/urandom | tr -d ' \n')"
    get "$1"
}

certificate() { # DIR: a certificate of its own for localhost, and its key
    [[ -s $1/cert.pem && -s $1/key.pem ]] ||
        (umask 077 && openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -keyout "$1/key.pem" \
            -out "$1/cert.pem" -subj /CN=localhost \
            -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' >/dev/null 2>&1)
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port() { # KEY: a loopback port, kept across restarts while nobody else has taken it
    local kept
    kept=$(get "$1")
    if [[ -z $kept ]] || port_open "$kept"; then put "$1" "$(free_port)"; fi
    get "$1"
}

known_port() { # KEY: as it was picked, whoever listens there now
    [[ -n $(get "$1") ]] || port "$1" >/dev/null
    get "$1"
}

free_port() { # below the ephemeral range, so that no client socket takes it
    python3 - "$RIG_ENV" <<'PYTHON'
import random, socket, sys
taken = open(sys.argv[1]).read()
while True:
    port = random.randint(20000, 31999)
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            continue
    if f"={port}\n" not in taken:
        break
print(port)
PYTHON
}

# --- what must be installed ----------------------------------------------------------------------

need() { # PACKAGE...
    local missing
    if [[ -n ${RIG_NO_INSTALL:-} ]] && command -v dpkg-query >/dev/null; then
        missing=$(missing_packages "$@" | tr '\n' ' ')
        [[ -z $missing ]] || die "RIG_NO_INSTALL is set, and these packages are missing: $missing"
    else
        require_packages "$@"
    fi
}

venv() { # NAME REQUIREMENT...: prints the virtualenv's python, made or mended where needed
    local dir=$RIG_VENVS/$1 log=$RIG_DIR/log/pip-$1.log
    shift
    if [[ $(cat "$dir/.made-of" 2>/dev/null) != "$*" ]] || ! "$dir/bin/python" -c '' 2>/dev/null; then
        mkdir -p "$RIG_VENVS"
        rm -f "$dir/.made-of"
        { python3 -m venv --clear "$dir" && "$dir/bin/python" -m pip install "$@"; } >"$log" 2>&1 ||
            { tail -n 5 "$log" >&2; die "pip could not install $*; see $log"; }
        printf '%s\n' "$*" >"$dir/.made-of"
    fi
    printf '%s\n' "$dir/bin/python"
}

# --- processes: a pid counts only with its start time, the machine's boot and the rig it belongs to ---

birth() { # PID: nothing if there is no such process or it is a zombie
    local line fields
    line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    read -ra fields <<<"${line##*) }"
    [[ ${fields[0]} == Z ]] || printf '%s@%s\n' "${fields[19]}" "$(cat /proc/sys/kernel/random/boot_id)"
}

alive() { # NAME
    local pid born home
    read -r pid born home 2>/dev/null <"$RIG_DIR/run/$1.pid" &&
        [[ -n $born && $(birth "$pid") == "$born" && $home == "$RIG_DIR" ]]
}

pid_of() { cut -d' ' -f1 "$RIG_DIR/run/$1.pid"; }

spawn() { # NAME COMMAND...: detached, logged to log/NAME.log
    local name=$1 pid
    shift
    setsid "$@" >>"$RIG_DIR/log/$name.log" 2>&1 </dev/null 8>&- 9>&- &
    pid=$!
    printf '%s %s %s\n' "$pid" "$(birth "$pid")" "$RIG_DIR" >"$RIG_DIR/run/$name.pid"
    disown
}

stop_one() { # NAME: only if it is still the process that was started
    local name=$1 pid tries=0
    if alive "$name"; then
        pid=$(pid_of "$name")
        kill -TERM "$pid" 2>/dev/null || true
        while alive "$name" && ((tries++ < 100)); do sleep 0.1; done
        if alive "$name"; then kill -KILL "$pid" 2>/dev/null || true; fi
    fi
    rm -f "$RIG_DIR/run/$name.pid"
}

wait_for() { # SECONDS NAME COMMAND...: until it succeeds; gives up early when NAME has died
    local until=$((SECONDS + $1)) name=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        alive "$name" || complain "$name" "has died"
        ((SECONDS < until)) || complain "$name" "does not answer"
        sleep 0.2
    done
}

complain() { # NAME WHAT
    tail -n 20 "$RIG_DIR/log/$1.log" >&2 || true
    die "$1 $2; its log is $RIG_DIR/log/$1.log"
}

# --- a server is left alone only if it runs, answers, and was started as it would be now -------------

made_as() { # NAME OPTION...: remembers how NAME was started
    local name=$1
    shift
    printf '%s\n' "$*" >"$RIG_DIR/run/$name.made-as"
}

runs_as() { # NAME OPTION...
    local name=$1
    shift
    alive "$name" && [[ $(cat "$RIG_DIR/run/$name.made-as" 2>/dev/null) == "$*" ]]
}

fingerprint() { # FILE...
    cat "$@" | cksum | tr ' ' -
}

selftest() { # SERVER
    RIG_ENV=$RIG_ENV RIG_DIR=$RIG_DIR python3 "$RIG_SRC/selftest.py" "$1"
}

command_line() { # PREFIX COMMAND: what every server script does with its argument
    local prefix=$1
    [[ ${2:-} == packages ]] || rig_dir
    case ${2:-start} in
        packages) printf '%s\n' "${PACKAGES[@]}" ;;
        start)
            need "${PACKAGES[@]}"
            start
            ;;
        stop) stop ;;
        status) if up; then show "${prefix}_"; else die "${prefix,,} is down"; fi ;;
        selftest) if up; then selftest "${prefix,,}"; else die "${prefix,,} is down"; fi ;;
        wipe)
            stop
            rm -rf "${RIG_DIR:?}/${prefix,,}"
            drop "${prefix}_"
            ;;
        *) die "usage: $0 start|stop|status|selftest|wipe|packages" ;;
    esac
}
