# shellcheck shell=bash
# What the tests need, installed where it is missing and where that can be done without asking.

# Says on standard error what is missing and how to get it.
missing() {
    printf 'Missing: %s\n  %s\n' "$1" "$2" >&2
    return 1
}

can_apt() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

apt_updated=
apt_install() {
    echo "Installing by apt: $*"
    if [ -z "$apt_updated" ]; then
        apt-get update -qq </dev/null || return 1
        apt_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# cargo, a C compiler for SQLite, and the target for the islands.
need_rust() {
    command -v cargo >/dev/null || missing "Rust" "Install it with rustup, see https://rustup.rs" || return 1
    if ! command -v cc >/dev/null; then
        if can_apt; then apt_install gcc libc6-dev; else missing "a C compiler" "Install gcc or clang." || return 1; fi
    fi
    if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
        rustup target add wasm32-unknown-unknown
    fi
}

# Node 20 or newer, with npm.
need_node() {
    if ! command -v npm >/dev/null && can_apt; then apt_install nodejs npm; fi
    if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'; then
        missing "Node 20 or newer, with npm" "See https://nodejs.org or your package manager."
    fi
}

find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        command -v "$name" && return 0
    done
    return 1
}

# Leaves the browser's path in CHROMIUM.
need_chromium() {
    CHROMIUM=${QUICKSCAN_TEST_CHROMIUM:-$(find_chromium || true)}
    if [ -z "$CHROMIUM" ] && can_apt; then
        apt_install chromium || return 1
        CHROMIUM=$(find_chromium || true)
    fi
    [ -n "$CHROMIUM" ] ||
        missing "Chromium" "Install Chromium or Chrome, or name one in QUICKSCAN_TEST_CHROMIUM."
}

# Prints the folder with initdb and postgres.
find_postgres() {
    local folder
    if command -v initdb >/dev/null && command -v postgres >/dev/null; then
        dirname "$(readlink -f "$(command -v initdb)")"
        return 0
    fi
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV); do
        if [ -x "$folder/initdb" ]; then
            echo "$folder"
            return 0
        fi
    done
    return 1
}

# Leaves the folder with PostgreSQL's programs in POSTGRES_BIN.
# shellcheck disable=SC2034 # postgres.sh uses it
need_postgres() {
    if POSTGRES_BIN=$(find_postgres); then return 0; fi
    if can_apt && install_postgres && POSTGRES_BIN=$(find_postgres); then return 0; fi
    missing "PostgreSQL" "Install its server, or name a running one in QUICKSCAN_TEST_POSTGRES."
}

# The package would make a server of its own and start it: the tests bring their own, on another port.
install_postgres() {
    local drop_in=/etc/postgresql-common/createcluster.d/no-main-cluster.conf status=0
    mkdir -p "$(dirname "$drop_in")"
    echo "create_main_cluster = false" >"$drop_in"
    apt_install postgresql || status=$?
    rm -f "$drop_in"
    return $status
}
