#!/usr/bin/env bash
# Matrix homeserver: matrix-synapse from PyPI in a virtualenv, SQLite, loopback only, no federation.
# usage: synapse.sh start|stop|status|selftest|wipe|packages
# SYNAPSE_RATELIMITS=lifted (default) | default (Synapse's own: 10 messages, then one in 5 s)
#   | bot-exempt (Synapse's own, the bot excepted)
# SYNAPSE_USERS: further accounts, separated by spaces.  SYNAPSE_EXTRA_CONFIG=file.yaml: a second
# configuration file.  SYNAPSE_VERSION, SYNAPSE_PORT, SYNAPSE_LOGLEVEL.
. "$(dirname "$0")/lib.sh"
PACKAGES=(python3 python3-venv curl openssl)

up() { alive synapse; }
stop() { stop_one synapse; }
healthy() { curl -fsS -m 5 "http://127.0.0.1:$(get SYNAPSE_PORT)/health"; }

start() {
    local limits=${SYNAPSE_RATELIMITS:-lifted} version=${SYNAPSE_VERSION:-1.163.2} python
    local made=("$limits" "$version" "${SYNAPSE_PORT:-}" "${SYNAPSE_LOGLEVEL:-}"
        "${SYNAPSE_EXTRA_CONFIG:-}" "$(fingerprint "$0" ${SYNAPSE_EXTRA_CONFIG:+"$SYNAPSE_EXTRA_CONFIG"})")
    case $limits in default | lifted | bot-exempt) ;; *) die "SYNAPSE_RATELIMITS=$limits?" ;; esac
    if ! runs_as synapse "${made[@]}" || ! healthy >/dev/null 2>&1; then
        stop
        python=$(venv synapse "matrix-synapse==$version")
        configure "$limits"
        launch "$python"
        made_as synapse "${made[@]}"
    fi
    put SYNAPSE_URL "http://127.0.0.1:$(get SYNAPSE_PORT)"
    put SYNAPSE_TLS_URL "https://127.0.0.1:$(get SYNAPSE_TLS_PORT)"
    put SYNAPSE_CA_FILE "$RIG_DIR/synapse/cert.pem"
    put SYNAPSE_SERVER_NAME rig.test
    put SYNAPSE_RATELIMITS "$limits"
    put SYNAPSE_PID "$(pid_of synapse)"
    accounts "$limits"
}

configure() { # LIMITS
    local dir=$RIG_DIR/synapse
    mkdir -p "$dir"
    [[ -z ${SYNAPSE_PORT:-} ]] || put SYNAPSE_PORT "$SYNAPSE_PORT"
    secret SYNAPSE_PASSWORD 8 >/dev/null
    certificate "$dir"
    (
        umask 077
        homeserver "$dir" >"$dir/homeserver.yaml"
        [[ $1 != lifted ]] || lifted_limits >>"$dir/homeserver.yaml"
        logging >"$dir/log.yaml"
    )
}

homeserver() { # DIR
    local port secure
    port=$(port SYNAPSE_PORT)
    secure=$(port SYNAPSE_TLS_PORT)
    cat <<YAML
server_name: rig.test
public_baseurl: http://127.0.0.1:$port/
pid_file: '$1/homeserver.pid'
listeners:
  - {port: $port, type: http, bind_addresses: ['127.0.0.1'], resources: [{names: [client], compress: false}]}
  - {port: $secure, type: http, tls: true, bind_addresses: ['127.0.0.1'], resources: [{names: [client], compress: false}]}
tls_certificate_path: '$1/cert.pem'
tls_private_key_path: '$1/key.pem'
database: {name: sqlite3, args: {database: '$1/homeserver.db'}}
log_config: '$1/log.yaml'
media_store_path: '$1/media'
signing_key_path: '$1/signing.key'
registration_shared_secret: $(secret SYNAPSE_SHARED_SECRET 24)
macaroon_secret_key: $(secret SYNAPSE_MACAROON_KEY 24)
form_secret: $(secret SYNAPSE_FORM_SECRET 24)
enable_registration: false
report_stats: false
trusted_key_servers: []
suppress_key_server_warning: true
federation_domain_whitelist: []
bcrypt_rounds: 4
url_preview_enabled: false
YAML
}

lifted_limits() {
    cat <<'YAML'
rc_message: &x {per_second: 100000, burst_count: 100000}
rc_registration: *x
rc_registration_token_validity: *x
rc_login: {address: *x, account: *x, failed_attempts: *x}
rc_admin_redaction: *x
rc_joins: {local: *x, remote: *x}
rc_joins_per_room: *x
rc_3pid_validation: *x
rc_invites: {per_room: *x, per_user: *x, per_issuer: *x}
rc_room_creation: *x
rc_user_directory: *x
rc_presence: {per_user: *x}
YAML
}

logging() {
    cat <<YAML
version: 1
formatters: {p: {format: '%(asctime)s %(levelname)s %(name)s %(message)s'}}
handlers: {f: {class: logging.handlers.RotatingFileHandler, formatter: p, filename: '$RIG_DIR/log/synapse-app.log', maxBytes: 20000000, backupCount: 1}}
root: {level: ${SYNAPSE_LOGLEVEL:-WARNING}, handlers: [f]}
YAML
}

launch() { # PYTHON
    local config=$RIG_DIR/synapse/homeserver.yaml
    [[ -s $RIG_DIR/synapse/signing.key ]] ||
        "$1" -m synapse.app.homeserver -c "$config" --generate-keys >>"$RIG_DIR/log/synapse.log" 2>&1
    spawn synapse "$1" -m synapse.app.homeserver -c "$config" \
        ${SYNAPSE_EXTRA_CONFIG:+-c "$SYNAPSE_EXTRA_CONFIG"}
    wait_for 180 synapse healthy
}

accounts() { # LIMITS: registers who is missing, renews tokens that do not work
    local key value
    # shellcheck disable=SC2086
    python3 "$RIG_SRC/accounts.py" "$RIG_ENV" "$1" $RIG_USERS ${SYNAPSE_USERS:-} |
        while IFS='=' read -r key value; do put "$key" "$value"; done
}

command_line SYNAPSE "${1:-}"
