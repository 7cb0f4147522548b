# bash completion for booking
# Generated from the command table by 'make docs'; do not edit.

_booking() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    # bash cuts --option=value at the equals sign.
    if [[ $cur == "=" ]]; then
        cur=""
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    local command="" place=0 word i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --) return ;;
        -u | --user | -d | --db | -o | --output | --time-zone | --color | --from | --to | --for | --note | --key | --wait | --shift | --if-rev | --resource | --at-least | --tag | --kill-after | -E | --conflict-exit-code | --by | --date | --status | --owner | --limit | --after | --type | --since | --name | --exec | --count | --timeout | --format | --rejects | --key-column | --right | --interval | --jitter | --grace | --before)
            i=$((i + 1))
            [[ ${COMP_WORDS[i]} == "=" ]] && i=$((i + 1))
            ;;
        -*) ;;
        *)
            case $command in
            "") command=$word ;;
            resource | member | local | import | resource import | help) command="$command $word" ;;
            *) place=$((place + 1)) ;;
            esac
            ;;
        esac
    done

    local options="--user --db --output --json --quiet --time-zone --color --no-pager --yes --no-input --verbose --help --version"
    case $command in
    create) options+=" --from --to --for --note --key --wait --withdraw --if-free --dry-run --no-retry" ;;
    update) options+=" --from --to --for --shift --note --if-rev --if-free --dry-run --no-retry" ;;
    delete) options+=" --if-rev --dry-run --no-retry" ;;
    undo) options+=" --if-rev --dry-run --no-retry" ;;
    run) options+=" --for --at-least --tag --wait --no-wait --note --extend-automatically --kill-after --conflict-exit-code --no-retry" ;;
    acquire) options+=" --for --at-least --tag --wait --no-wait --note --key --shell --no-retry" ;;
    release) options+=" --key --no-retry" ;;
    extend) options+=" --by --to --key --no-retry" ;;
    list) options+=" --resource --date --from --to --status --mine --owner --upcoming --limit --after --with-cursor" ;;
    conflicts) options+=" --mine" ;;
    watch) options+=" --mine --resource --type --since --name --exec --count --timeout --poll" ;;
    wait) options+=" --for" ;;
    import) options+=" --format --continue --rejects --dry-run --key-column --ignore-unknown --no-retry" ;;
    export) options+=" --resource --date --from --to --status --mine --owner --upcoming" ;;
    "resource add") options+=" --tag --no-retry" ;;
    "resource list") options+=" --tag" ;;
    "resource update") options+=" --tag --name --no-retry" ;;
    "resource retire") options+=" --no-retry" ;;
    "resource import") options+=" --no-retry" ;;
    "member add") options+=" --right --no-retry" ;;
    "member remove") options+=" --right --no-retry" ;;
    process-pending) options+=" --loop --interval --jitter --eager --grace --resource --dry-run" ;;
    prune) options+=" --before --dry-run --no-retry" ;;
    policy) options+=" --no-retry" ;;
    init) options+=" --local --open" ;;
    esac

    local words=""
    case "$command:$place" in
    :0) words="create update delete undo run acquire release extend status list show history why conflicts watch wait import export resource member whoami process-pending prune doctor policy init local completions help" ;;
    resource:0) words="add list show update retire import" ;;
    member:0) words="add list remove" ;;
    local:0) words="start stop status destroy" ;;
    import:0) words="create update delete undo run acquire release extend status list show history why conflicts watch wait import export resource member whoami process-pending prune doctor policy init local completions help times" ;;
    "import resource:0") words="add list show update retire import" ;;
    "import member:0") words="add list remove" ;;
    "import local:0") words="start stop status destroy" ;;
    "resource import:0") words="create update delete undo run acquire release extend status list show history why conflicts watch wait import export resource member whoami process-pending prune doctor policy init local completions help times" ;;
    "resource import resource:0") words="add list show update retire import" ;;
    "resource import member:0") words="add list remove" ;;
    "resource import local:0") words="start stop status destroy" ;;
    help:0) words="create update delete undo run acquire release extend status list show history why conflicts watch wait import export resource member whoami process-pending prune doctor policy init local completions help times" ;;
    "help resource:0") words="add list show update retire import" ;;
    "help member:0") words="add list remove" ;;
    "help local:0") words="start stop status destroy" ;;
    policy:0) words="grace interval resources shortest longest horizon per-resource per-user promote" ;;
    completions:0) words="bash zsh fish" ;;
    esac

    case "$command:$prev" in
    create:-o | create:--output) words="table json" ;;
    update:-o | update:--output) words="table json" ;;
    delete:-o | delete:--output) words="table json ndjson csv tsv" ;;
    undo:-o | undo:--output) words="table json ndjson csv tsv" ;;
    run:-o | run:--output) words="table" ;;
    acquire:-o | acquire:--output) words="table json ndjson csv tsv" ;;
    release:-o | release:--output) words="table json ndjson csv tsv" ;;
    extend:-o | extend:--output) words="table json" ;;
    status:-o | status:--output) words="table json" ;;
    list:-o | list:--output) words="table json ndjson csv tsv" ;;
    list:--status) words="PENDING VALID REJECTED DELETED" cur=${cur^^} ;;
    show:-o | show:--output) words="table json ndjson csv tsv" ;;
    history:-o | history:--output) words="table json ndjson csv tsv" ;;
    why:-o | why:--output) words="table json" ;;
    conflicts:-o | conflicts:--output) words="table json ndjson csv tsv" ;;
    watch:-o | watch:--output) words="table json ndjson" ;;
    watch:--type) words="booking_created booking_updated booking_deleted booking_conflict booking_validated booking_rejected" ;;
    watch:--since) words="beginning now" ;;
    wait:-o | wait:--output) words="table json ndjson csv tsv" ;;
    import:-o | import:--output) words="table json" ;;
    import:--format) words="csv tsv ndjson" ;;
    export:-o | export:--output) words="csv tsv ndjson json" ;;
    export:--status) words="PENDING VALID REJECTED DELETED" cur=${cur^^} ;;
    "resource add":-o | "resource add":--output) words="table json" ;;
    "resource list":-o | "resource list":--output) words="table json ndjson csv tsv" ;;
    "resource show":-o | "resource show":--output) words="table json ndjson csv tsv" ;;
    "resource update":-o | "resource update":--output) words="table json" ;;
    "resource retire":-o | "resource retire":--output) words="table json" ;;
    "resource import":-o | "resource import":--output) words="table json" ;;
    "member add":-o | "member add":--output) words="table json ndjson csv tsv" ;;
    "member add":--right) words="user delegate resolver admin" ;;
    "member list":-o | "member list":--output) words="table json ndjson csv tsv" ;;
    "member remove":-o | "member remove":--output) words="table json ndjson csv tsv" ;;
    "member remove":--right) words="user delegate resolver admin" ;;
    whoami:-o | whoami:--output) words="table json ndjson csv tsv" ;;
    process-pending:-o | process-pending:--output) words="table json" ;;
    prune:-o | prune:--output) words="table json" ;;
    doctor:-o | doctor:--output) words="table json prometheus" ;;
    policy:-o | policy:--output) words="table json ndjson csv tsv" ;;
    init:-o | init:--output) words="table json" ;;
    "local start":-o | "local start":--output) words="table json" ;;
    "local stop":-o | "local stop":--output) words="table json" ;;
    "local status":-o | "local status":--output) words="table json" ;;
    "local destroy":-o | "local destroy":--output) words="table json" ;;
    completions:-o | completions:--output) words="table" ;;
    help:-o | help:--output) words="table" ;;
    *:-o | *:--output) words="table json ndjson csv tsv prometheus" ;;
    *:--color) words="auto always never" ;;
    *:-u | *:--user | *:-d | *:--db | *:--time-zone | *:--from | *:--to | *:--for | *:--note | *:--key | *:--wait | *:--shift | *:--if-rev | *:--resource | *:--at-least | *:--tag | *:--kill-after | *:-E | *:--conflict-exit-code | *:--by | *:--date | *:--status | *:--owner | *:--limit | *:--after | *:--type | *:--since | *:--name | *:--exec | *:--count | *:--timeout | *:--format | *:--rejects | *:--key-column | *:--right | *:--interval | *:--jitter | *:--grace | *:--before) return ;;
    *) [[ $cur == -* ]] && words=$options ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}

complete -F _booking booking
