# shellcheck shell=bash
# A Debian 12 that was made a minute ago, in a mount and process namespace of its own, so that nothing stays mounted or running
# afterwards; to be sourced. Needs root and debootstrap. The mirror is the one in this machine's apt configuration.

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

# Runs this script once more with the same words, inside. From there on, $tree is the tree.
enter_namespace() {
    [ "$(id -u)" = 0 ] || fail 'must be root'
    command -v debootstrap >/dev/null || fail 'needs debootstrap: apt-get install debootstrap'
    if [ -z "${DEBIAN_TREE:-}" ]; then
        DEBIAN_TREE=$(mktemp -d "${TMPDIR:-/tmp}/debian-tree.XXXXXX")
        export DEBIAN_TREE
        trap 'rm -rf --one-file-system "$DEBIAN_TREE"' EXIT
        unshare --mount --pid --fork --kill-child "$0" "$@"
        exit
    fi
    tree=$DEBIAN_TREE
}

# "URI SUITE" of each archive in this machine's apt configuration that holds Debian 12.
archives() {
    # shellcheck disable=SC2016  # the dollars are apt's
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | grep ' bookworm' | sort -u
}

make_tree() {
    local mirror http_proxy=
    mirror=$(archives | awk '$2 == "bookworm" { print $1; exit }')
    [ -n "$mirror" ] || fail 'no archive of bookworm in the apt configuration of this machine'
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    export http_proxy
    chmod 755 "$tree"
    debootstrap --variant=minbase bookworm "$tree" "$mirror"
    archives | sed 's/.*/deb & main/' >"$tree/etc/apt/sources.list"
    apt-config dump Acquire >"$tree/etc/apt/apt.conf.d/50host"
    cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
    mount -t proc proc "$tree/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$tree/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$tree/dev/pts"
    ln -sf pts/ptmx "$tree/dev/ptmx"
    in_tree apt-get -q update
}

in_tree() {
    chroot "$tree" env -i HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" DEBIAN_FRONTEND=noninteractive \
        PATH=/opt/toolchain/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
