# fish completion for booking
# Generated from the command table by 'make docs'; do not edit.

# The words of the command so far, without options: 'resource add'; then how many arguments follow them.
function __booking_command
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l command
    set -l value_follows no
    set -l is_whole no
    set -l place 0
    for token in $tokens
        if test $value_follows = yes
            set value_follows no
            continue
        end
        switch $token
            case -u --user -d --db -o --output --time-zone --color --from --to --for --note --private-note --key --wait --shift --if-rev --resource --date --status --owner --limit --type --since --name --exec --count --timeout --tag --readers --right --interval --jitter --grace --before
                set value_follows yes
            case '-*'
            case '*'
                if test $is_whole = yes
                    set place (math $place + 1)
                    continue
                end
                set -a command $token
                contains -- "$command" resource member local help
                or set is_whole yes
        end
    end
    echo "$command"
    echo $place
end

function __booking_at
    set -l state (__booking_command)
    test "$state[1]" = "$argv"
end

# Is it the place behind so many arguments of that command?
function __booking_place
    set -l state (__booking_command)
    test "$state[2] $state[1]" = "$argv"
end

complete -c booking -f
complete -c booking -n '__booking_at ' -a create -d 'book a resource'
complete -c booking -n '__booking_at ' -a update -d 'move a booking, or change its note'
complete -c booking -n '__booking_at ' -a delete -d 'cancel bookings'
complete -c booking -n '__booking_at ' -a undo -d 'take back the last change of a booking'
complete -c booking -n '__booking_at ' -a status -d 'say where you stand'
complete -c booking -n '__booking_at ' -a list -d 'list bookings by their start'
complete -c booking -n '__booking_at ' -a show -d 'show one booking'
complete -c booking -n '__booking_at ' -a history -d 'show all that happened to a booking'
complete -c booking -n '__booking_at ' -a why -d 'say why a booking has its status'
complete -c booking -n '__booking_at ' -a conflicts -d 'list bookings that want the same time'
complete -c booking -n '__booking_at ' -a watch -d 'follow what happens, as it happens'
complete -c booking -n '__booking_at ' -a wait -d 'wait until a booking is decided'
complete -c booking -n '__booking_at ' -a resource -d 'the things that can be booked'
complete -c booking -n '__booking_at ' -a member -d 'who may do what'
complete -c booking -n '__booking_at ' -a whoami -d 'say who you are, and what you may do'
complete -c booking -n '__booking_at ' -a process-pending -d 'decide the pending bookings (the resolver)'
complete -c booking -n '__booking_at ' -a prune -d 'delete old events for good'
complete -c booking -n '__booking_at ' -a doctor -d 'check that everything works'
complete -c booking -n '__booking_at ' -a policy -d 'show or change the settings of the installation'
complete -c booking -n '__booking_at ' -a init -d 'prepare a database, or bring it up to date'
complete -c booking -n '__booking_at ' -a local -d 'a private PostgreSQL server for one machine'
complete -c booking -n '__booking_at ' -a completions -d 'print a completion script for your shell'
complete -c booking -n '__booking_at ' -a help -d 'explain a command'
complete -c booking -n '__booking_at resource' -a add -d 'add a thing that can be booked'
complete -c booking -n '__booking_at resource' -a list -d 'list what can be booked, and what is free'
complete -c booking -n '__booking_at resource' -a show -d 'show one resource'
complete -c booking -n '__booking_at resource' -a update -d 'rename a resource, or change its tags and rules'
complete -c booking -n '__booking_at resource' -a retire -d 'take a resource out of use'
complete -c booking -n '__booking_at member' -a add -d 'give rights to a database role'
complete -c booking -n '__booking_at member' -a list -d 'list who has which rights'
complete -c booking -n '__booking_at member' -a remove -d 'take rights from a database role'
complete -c booking -n '__booking_at local' -a start -d 'start the private server'
complete -c booking -n '__booking_at local' -a stop -d 'stop the private server'
complete -c booking -n '__booking_at local' -a status -d 'say whether the private server runs, and where'
complete -c booking -n '__booking_at local' -a destroy -d 'delete the private server with all its bookings'
complete -c booking -s u -l user -x -d 'act for NAME; your own name is your database role'
complete -c booking -s d -l db -x -d 'the database, as a conninfo string or URI (default: BOOKING_DATABASE_URL, DATABASE_URL, libpq\'s PG* variables, the config file)'
complete -c booking -l json -d 'the same as --output json; the last of the two counts'
complete -c booking -s q -l quiet -d 'print ids alone, whatever the format, and no notices'
complete -c booking -l time-zone -x -d 'the zone of times, such as Europe/Berlin (default: TZ, else the system\'s)'
complete -c booking -l color -x -a 'auto always never' -d 'when to use colour'
complete -c booking -l no-pager -d 'never page long output'
complete -c booking -s y -l yes -d 'answer yes to every question'
complete -c booking -l no-input -d 'never ask: fail where a question would be needed'
complete -c booking -s v -l verbose -d 'say on standard error what is done'
complete -c booking -s h -l help -d 'show help'
complete -c booking -s V -l version -d 'show the version'
complete -c booking -n '__booking_at ' -s o -l output -x -a 'table json ndjson csv tsv prometheus' -d 'how to print'
complete -c booking -n '__booking_place 0 help' -a 'create update delete undo status list show history why conflicts watch wait resource member whoami process-pending prune doctor policy init local completions help'
complete -c booking -n '__booking_place 0 help resource' -a 'add list show update retire'
complete -c booking -n '__booking_place 0 help member' -a 'add list remove'
complete -c booking -n '__booking_place 0 help local' -a 'start stop status destroy'
complete -c booking -n '__booking_place 0 policy' -a 'grace interval resources shortest longest horizon per-resource per-user promote private'
complete -c booking -n '__booking_place 0 completions' -a 'bash zsh fish'
complete -c booking -n '__booking_at create' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at create' -l from -x -d 'when it begins (default: now)'
complete -c booking -n '__booking_at create' -l to -x -d 'when it ends'
complete -c booking -n '__booking_at create' -l for -x -d 'how long it lasts, instead of when it ends'
complete -c booking -n '__booking_at create' -l note -x -d 'what it is for; others can read it'
complete -c booking -n '__booking_at create' -l private-note -x -d 'a note for yourself and admins alone'
complete -c booking -n '__booking_at create' -l key -x -d 'repeat safely: the same key again returns the same booking'
complete -c booking -n '__booking_at create' -l wait -x -d 'wait until it is VALID or REJECTED, so long or \'forever\''
complete -c booking -n '__booking_at create' -l withdraw -d 'with --wait: a signal that ends the wait deletes the booking while it is PENDING (as it does anyway where none is given for the start)'
complete -c booking -n '__booking_at create' -l if-free -d 'only if the time is free: VALID at once, else exit with 3'
complete -c booking -n '__booking_at create' -l dry-run -d 'say what would conflict, and book nothing'
complete -c booking -n '__booking_at create' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at update' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at update' -l from -x -d 'a new beginning; the end stays'
complete -c booking -n '__booking_at update' -l to -x -d 'a new end; the beginning stays'
complete -c booking -n '__booking_at update' -l for -x -d 'a new length; the beginning stays'
complete -c booking -n '__booking_at update' -l shift -x -d 'move both ends, later, or earlier as in -30m'
complete -c booking -n '__booking_at update' -l note -x -d 'a new note; an empty one removes it'
complete -c booking -n '__booking_at update' -l private-note -x -d 'a new note, for yourself and admins alone'
complete -c booking -n '__booking_at update' -l if-rev -x -d 'only if its revision is still N, else exit with 3'
complete -c booking -n '__booking_at update' -l if-free -d 'only if the new time is free, else exit with 3 and keep the old one'
complete -c booking -n '__booking_at update' -l dry-run -d 'say what would conflict, and change nothing'
complete -c booking -n '__booking_at update' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at delete' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at delete' -l if-rev -x -d 'only if the revision is still N, else exit with 3'
complete -c booking -n '__booking_at delete' -l dry-run -d 'say what would be deleted, and delete nothing'
complete -c booking -n '__booking_at delete' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at undo' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at undo' -l if-rev -x -d 'only if its revision is still N, else exit with 3'
complete -c booking -n '__booking_at undo' -l dry-run -d 'say what would come of it, and change nothing'
complete -c booking -n '__booking_at undo' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at status' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at list' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at list' -l resource -x -d 'only of this resource'
complete -c booking -n '__booking_at list' -l date -x -d 'what overlaps that day'
complete -c booking -n '__booking_at list' -l from -x -d 'what ends after TIME'
complete -c booking -n '__booking_at list' -l to -x -d 'what begins before TIME; a day is included'
complete -c booking -n '__booking_at list' -l status -x -a 'PENDING VALID REJECTED DELETED' -d 'only with this status'
complete -c booking -n '__booking_at list' -l mine -d 'only your own'
complete -c booking -n '__booking_at list' -l owner -x -d 'only those of this user'
complete -c booking -n '__booking_at list' -l upcoming -d 'only what is not over yet'
complete -c booking -n '__booking_at list' -l limit -x -d 'at most N'
complete -c booking -n '__booking_at list' -l with-cursor -d 'under --json: also the cursor with which \'booking watch\' goes on from there'
complete -c booking -n '__booking_at show' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at history' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at history' -l rights -d 'who changed rights and settings instead'
complete -c booking -n '__booking_at history' -l resource -x -d 'who changed this resource instead'
complete -c booking -n '__booking_at why' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at conflicts' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at conflicts' -l mine -d 'only those that you have a part in'
complete -c booking -n '__booking_at watch' -s o -l output -x -a 'table json ndjson' -d 'how to print'
complete -c booking -n '__booking_at watch' -l mine -d 'only what concerns your own bookings'
complete -c booking -n '__booking_at watch' -l resource -x -d 'only of this resource'
complete -c booking -n '__booking_at watch' -l type -x -a 'booking_created booking_updated booking_deleted booking_conflict booking_validated booking_rejected' -d 'only events of this type'
complete -c booking -n '__booking_at watch' -l since -x -a 'beginning now' -d 'begin after CURSOR, or at \'beginning\' or \'now\' (default: now)'
complete -c booking -n '__booking_at watch' -l name -x -d 'keep the cursor in the database under NAME, and go on there the next time'
complete -c booking -n '__booking_at watch' -l exec -x -d 'run COMMAND by the shell for each event, instead of printing it'
complete -c booking -n '__booking_at watch' -l count -x -d 'stop after N events'
complete -c booking -n '__booking_at watch' -l timeout -x -d 'stop after this time; exit with 4 if --count was not reached'
complete -c booking -n '__booking_at watch' -l poll -d 'ask every two seconds instead of being notified, as behind a pooler it does by itself'
complete -c booking -n '__booking_at wait' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at wait' -l for -x -d 'no longer than this'
complete -c booking -n '__booking_at resource add' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at resource add' -l tag -x -d 'describe it'
complete -c booking -n '__booking_at resource add' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at resource list' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at resource list' -l tag -x -d 'only with this tag'
complete -c booking -n '__booking_at resource show' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at resource update' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at resource update' -l tag -x -d 'set a tag, or remove it by an empty VALUE'
complete -c booking -n '__booking_at resource update' -l name -x -d 'a new name'
complete -c booking -n '__booking_at resource update' -l readers -x -d 'who sees whose its bookings are; others see busy times'
complete -c booking -n '__booking_at resource update' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at resource retire' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at resource retire' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at member add' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at member add' -l right -x -a 'reader user delegate resolver admin' -d 'this right'
complete -c booking -n '__booking_at member add' -l for -x -d 'act for this user alone'
complete -c booking -n '__booking_at member add' -l create-login -d 'make the role first, as one that can log in'
complete -c booking -n '__booking_at member add' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at member list' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at member remove' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at member remove' -l right -x -a 'reader user delegate resolver admin' -d 'this right alone'
complete -c booking -n '__booking_at member remove' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at whoami' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at process-pending' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at process-pending' -l loop -d 'go on, pass after pass, until stopped'
complete -c booking -n '__booking_at process-pending' -l interval -x -d 'time between two passes (default: 60s)'
complete -c booking -n '__booking_at process-pending' -l jitter -x -d 'put each pass off by a random part of this'
complete -c booking -n '__booking_at process-pending' -l eager -d 'between two passes, decide new bookings as they come'
complete -c booking -n '__booking_at process-pending' -l grace -x -d 'the grace period of this pass, instead of the installation\'s'
complete -c booking -n '__booking_at process-pending' -l resource -x -d 'only this resource'
complete -c booking -n '__booking_at process-pending' -l dry-run -d 'say what would be decided, and change nothing'
complete -c booking -n '__booking_at prune' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at prune' -l before -x -d 'delete what happened before TIME'
complete -c booking -n '__booking_at prune' -l dry-run -d 'say how much would go, and delete nothing'
complete -c booking -n '__booking_at prune' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at doctor' -s o -l output -x -a 'table json prometheus' -d 'how to print'
complete -c booking -n '__booking_at policy' -s o -l output -x -a 'table json ndjson csv tsv' -d 'how to print'
complete -c booking -n '__booking_at policy' -l no-retry -d 'fail at once where no server answers, instead of waiting some seconds for one'
complete -c booking -n '__booking_at init' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at init' -l local -d 'set up a private PostgreSQL server for this machine, and use it'
complete -c booking -n '__booking_at init' -l open -d 'let everyone who can connect book in their own name'
complete -c booking -n '__booking_at local start' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at local stop' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at local status' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at local destroy' -s o -l output -x -a 'table json' -d 'how to print'
complete -c booking -n '__booking_at completions' -s o -l output -x -a 'table' -d 'how to print'
complete -c booking -n '__booking_at help' -s o -l output -x -a 'table' -d 'how to print'
