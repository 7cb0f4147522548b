/// The parts of the manual that do not follow from the command table, in mdoc.
enum ManualProse {
    /// The date is that of the last change of these words.
    static let head = """
        .\\" \(CompletionScript.notice)
        .Dd November 25, 2026
        .Dt BOOKING 1
        .Os
        .Sh NAME
        .Nm booking
        .Nd share what only one can have at a time
        .Sh SYNOPSIS
        .Nm
        .Op Ar GLOBAL OPTIONS
        .Ar COMMAND
        .Op Ar OPTIONS
        .Op Ar ARGUMENTS
        .Nm
        .Cm help
        .Op Ar COMMAND
        """

    static let description = """
        .Sh DESCRIPTION
        With
        .Nm
        people and programs share things that only one of them can have at a time:
        meeting rooms, GPUs, lab kit, test rigs.
        Such a thing is called a resource.
        The bookings are kept in a PostgreSQL database, which sees to it that no two
        .Sy VALID
        bookings of a resource ever overlap.
        .Pp
        A new booking is accepted at once and is
        .Sy PENDING ,
        also where others want the same time; all of them are told of the conflict.
        The resolver
        .Pq Ql booking process\\-pending
        walks through these bookings, the oldest first.
        One that overlaps no VALID booking becomes
        .Sy VALID .
        One that still conflicts when its grace period has passed, 15 minutes unless set otherwise, becomes
        .Sy REJECTED .
        A booking that was given back is
        .Sy DELETED .
        Bookings that only touch, one ending when the next begins, do not overlap.
        .Pp
        Every change is kept and can be taken back.
        Each raises the booking's revision, a number that begins at 1.
        .Pp
        A booking is named by its
        .Ar ID ,
        or by any part from its beginning that is at least four characters long and fits no other.
        You are who the database says you are: the name of your database role, unless
        .Fl -user
        is given and you may act for others.
        .Pp
        An option that has a value takes the next word, whatever that begins with, or follows
        .Ql = .
        .Ql --
        ends the options.
        Options cannot be abbreviated.
        """

    static let names = """
        .Sh NAMES AND NOTES
        The names of resources and users have 1 to 200 characters,
        and so have keys and the names of cursors.
        They hold no control, format or bidi characters, begin neither with a hyphen nor with a space,
        and do not end with one.
        Unicode's normal form NFC is what is stored, so that an accent typed apart is the same letter.
        .Pp
        A resource that nobody has booked yet is added by its first booking, unless
        .Ql booking policy resources closed
        forbids it.
        A new name that differs from an existing one only in case, width or accents is refused.
        The name of a user need not be that of a database role.
        .Pp
        A note has at most 2,000 characters.
        It may have several lines and hold tabs; of other control, format or bidi characters only those that join letters
        and emoji.
        """

    static let times = """
        .Sh TIMES AND DURATIONS
        A time is a day and a clock time, in one word or in several:
        .Ql 2026\\-03\\-21T10:00 ,
        .Ql 2026\\-03\\-21 10:00:30 ,
        .Ql 21.3.2026 10:00 ,
        .Ql 2026\\-03\\-21T10:00+01:00 ,
        .Ql tomorrow 3pm ,
        .Ql mon 9:30 .
        .Pp
        Clock times are
        .Ql 10:00 ,
        .Ql 3pm ,
        .Ql 3:30pm ,
        .Ql noon ,
        .Ql midnight ,
        which begins a day or ends it, and
        .Ql 24:00 .
        One alone is today's; as an end, it is on the day of the beginning.
        For
        .Cm update
        it is on the day of the present beginning, and as an end on the day of the present end;
        24:00 counts to the day that it closes.
        .Pp
        Days are dates,
        .Ql yesterday ,
        .Ql today ,
        .Ql tomorrow ,
        .Ql mon
        to
        .Ql sun ,
        which are the next such day, never today, and
        .Ql next fri ,
        which is that of next week.
        A day alone is all of it; as an end it is included.
        .Pp
        .Ql now ,
        .Ql now+1h30m ,
        .Ql in 2h
        and
        .Ql +90m
        count from now, but as an end
        .Ql +90m
        counts from the beginning.
        .Ql 10:00\\-12:00 ,
        .Ql 10\\-12
        and
        .Ql fri 3pm\\-4pm
        are beginning and end in one, and
        .Ql until 18:00
        is an end.
        What could mean two things, as
        .Ql 12/25/2026
        or
        .Ql 10 ,
        is refused.
        .Pp
        Times without an offset are in the zone of
        .Fl -time\\-zone ,
        else of
        .Ev TZ ,
        else of the system.
        A time that a change of the clocks skips is refused, and so is one that comes twice, unless it has an offset;
        one that was counted in days, as by
        .Fl -shift Ar 1d ,
        too.
        Only the first instant of a day is moved to the first instant of the other day, so that whole days stay whole.
        .Ql UTC+2
        is no zone, as POSIX takes it for two hours behind UTC;
        .Ql Etc/GMT\\-2
        is two hours ahead.
        .Pp
        Durations are
        .Ql 45s ,
        .Ql 90m ,
        .Ql 1h30m ,
        .Ql 1.5h ,
        .Ql 30min ,
        .Ql 2 days ,
        .Ql 1w
        or
        .Ql PT1H30M .
        Days and weeks are those of the calendar, so a day may have 23 hours; the rest is exact.
        """

    static let output = """
        .Sh OUTPUT
        Standard output carries what was asked for; notices, questions and errors go to standard error.
        .Fl -output
        chooses how to print:
        .Bl -tag -width ndjson
        .It Cm table
        For reading; this is the default.
        .It Cm json
        One JSON value; for
        .Cm watch ,
        one a line.
        Times are in UTC as in RFC 3339.
        Fields may be added, but are never renamed.
        .It Cm ndjson
        One JSON object a line.
        .It Cm csv , tsv
        A header, then one line each, separated by commas or tabs.
        A text that begins with
        .Sq = ,
        .Sq + ,
        .Sq \\- ,
        .Sq @ ,
        .Sq \\(aq ,
        a tab or a carriage return has a
        .Sq \\(aq
        put before it, as spreadsheets would take it for a formula.
        .El
        .Pp
        Not every format fits every command;
        .Ql booking help
        with the command names those that do.
        What
        .Cm help
        and
        .Cm completions
        print is text, whatever the format.
        .Pp
        .Fl -quiet
        prints ids alone, one a line and whatever the format:
        of the bookings, or for
        .Cm why
        of those in its way, for
        .Cm create Fl -dry\\-run
        of those that would conflict, for
        .Cm process\\-pending Fl -dry\\-run
        of those that would become
        .Sy VALID ,
        for
        .Cm history
        and
        .Cm watch
        of each event's booking.
        Of resources it prints the names, of settings the values; a command that has neither prints only what
        .Fl -output
        asks for.
        .Pp
        An error is a line
        .Ql booking: what is wrong
        and mostly a line
        .Ql hint: what to do .
        """

    static let rights = """
        .Sh RIGHTS
        Who may do what is kept in the database, by the names of its roles;
        .Ql booking member
        gives and takes it, and
        .Ql booking whoami
        tells it.
        .Bl -tag -width delegate
        .It Ql user
        To read all bookings, and to book in one's own name.
        .It Ql delegate
        To act for others by
        .Fl -user :
        to read, to book in their name, and to change what is theirs.
        What they may do as an admin or a resolver is not lent.
        .It Ql resolver
        To run passes.
        .It Ql admin
        To change what is others', the settings and the rights.
        .El
        .Pp
        Whoever ran the first
        .Ql booking init
        has all four.
        Nothing else gives any: not being a superuser, nor an upgrade.
        Where no admin is left, the owner of the schema may insert a row into
        .Ql booking.member
        and run
        .Ql booking init ,
        which lets in whoever has a row there.
        A right for a group role holds for those of its members that inherit from it.
        A role with rights can be dropped once they are taken from it.
        .Pp
        Nobody acts in a session that is not his: a function that PostgreSQL runs for the owner of a table, such as one of an
        index in
        .Ql ANALYZE
        or in autovacuum, gets no answer.
        But whoever calls somebody else's function himself, or reads a view or writes to a table whose triggers are
        somebody else's, runs that one's code with all that he may do, here as everywhere in PostgreSQL.
        Call only functions of those you trust.
        .Pp
        Changes take the isolation level READ COMMITTED, as in an older snapshot a right that was taken lives on.
        """

    static let resolver = """
        .Sh THE RESOLVER
        Bookings become VALID when somebody runs the resolver; any number may run, on any machines.
        As a service of
        .Xr systemd 1 ,
        with the database in
        .Pa /etc/default/booking :
        .Bd -literal -offset indent
        systemctl enable \\-\\-now booking\\-resolver.service
        .Ed
        .Pp
        Or a pass a minute, by
        .Ql systemctl enable \\-\\-now booking\\-resolver\\-once.timer ,
        by
        .Xr cron 8 :
        .Bd -literal -offset indent
        PATH=/usr/local/bin:/usr/bin:/bin
        BOOKING_DATABASE_URL=postgresql://db.example.org/booking
        * * * * * booking process\\-pending \\-\\-quiet
        .Ed
        .Pp
        or inside PostgreSQL by pg_cron:
        .Bd -literal -offset indent
        select cron.schedule('* * * * *', 'call booking.process_pending()');
        .Ed
        .Pp
        The role that runs it needs the right
        .Ql resolver .
        It decides as
        .Ql booking process-pending
        does, but what somebody holds it tries once more and no longer:
        whatever is left then waits for the next call, and the run counts as failed, with the names of the holders.
        Deciding takes the isolation level READ COMMITTED.
        .Nm
        sees to that; for pg_cron, where a server's default is another:
        .Bd -literal -offset indent
        alter role ROLE set default_transaction_isolation to 'read committed';
        .Ed
        .Pp
        When no pass ran for three intervals,
        .Ql booking doctor
        fails, and
        .Ql booking create
        and
        .Ql booking list
        say so.
        For Prometheus, by the textfile collector of node_exporter, whatever is wrong:
        .Bd -literal -offset indent
        PATH=/usr/local/bin:/usr/bin:/bin
        BOOKING_DATABASE_URL=postgresql://db.example.org/booking
        * * * * * cd /var/lib/prometheus/node\\-exporter && { booking doctor \\-o prometheus >booking.tmp; mv booking.tmp booking.prom; }
        .Ed
        """

    static let reliability = """
        .Sh RELIABILITY
        .Ss What an acknowledgement is worth
        Exit status 0 says that PostgreSQL has committed the change.
        On one server that means: it is on its disk, whatever dies.
        Where standbys follow, it depends on the server's settings:
        .Bl -tag -width Ds
        .It asynchronous
        .Pq the default
        What was acknowledged in the moments before the server was lost may be lost with it.
        .It synchronous
        .Pq Va synchronous_standby_names No names a standby
        A change is acknowledged when the standby has it too, so a failover to that standby loses none.
        While no such standby is there, every change waits, and ends with exit status 9 and the standby's name.
        A run with the same
        .Fl -key
        is not told that it is done before the standby has it.
        .It strict
        .Pq Patroni's Va synchronous_mode_strict
        The same, also where the cluster manager would rather go on without any standby.
        Without it Patroni gives up waiting when the last standby is gone, and what is written then is on one server alone.
        .El
        .Pp
        A session that waits for a standby
        .Pq wait event Ql SyncRep
        must not be cancelled or terminated: PostgreSQL then commits without the standby.
        .Nm
        says so, and goes on asking until a standby has confirmed it.
        .Ss Failover
        Name all servers; the one that takes writes is found:
        .Bd -literal -offset indent
        BOOKING_DATABASE_URL='postgresql://db1,db2,db3/booking?target_session_attrs=read-write'
        .Ed
        .Pp
        Under Patroni expect 3 to 4 seconds after a server was killed, and 20 to 25 after its machine was lost or stalled.
        A command that writes waits for up to 25 seconds where several servers are named, or one that says that it is
        starting; for 5 seconds where nobody listens at the only one.
        With
        .Fl -no\\-retry
        it does not.
        Where the outcome stays unknown, it exits with 9; under a key of its own, a script may run the same line until it
        knows:
        .Bd -literal -offset indent
        until booking create rig \\-\\-for 2h \\-\\-key "$JOB"; do
            [ $? = 9 ] || exit
            sleep 5
        done
        .Ed
        .Pp
        .Ql booking watch
        and
        .Ql booking process\\-pending \\-\\-loop
        go on by themselves.
        .Ss Poolers
        All commands work behind PgBouncer, also where each transaction gets another connection
        .Pq Ql pool_mode = transaction .
        Nobody can be woken there:
        .Ql booking watch ,
        .Ql booking wait
        and
        .Ql booking process\\-pending \\-\\-eager
        notice it, say so once, and look every two seconds.
        .Ss Backup and restore
        .Xr pg_dump 1
        and
        .Xr pg_restore 1 ,
        or a base backup with its log.
        A dump that was restored, or a copied database, is refused until
        .Ql booking init
        has run; cursors from before are of no use then.
        After a recovery to an earlier time nothing need be done.
        .Ss Supervisors
        .Ql booking watch
        ends with exit status 10 when events behind its cursor are gone, after pruning, a restore or a recovery.
        Starting it again as it was ends the same way.
        Read the state anew and go on from there, as the hint says:
        .Bd -literal -offset indent
        cursor=$(booking list \\-\\-json \\-\\-with\\-cursor | tee state.json | jq \\-r .cursor)
        booking watch \\-\\-name feed \\-\\-since "$cursor"
        .Ed
        .Pp
        Under
        .Xr systemd 1
        that is
        .Ql RestartPreventExitStatus=10 ,
        with a unit named by
        .Ql OnFailure=
        that does it.
        """

    static let environment = """
        .Sh ENVIRONMENT
        .Bl -tag -width Ds
        .It Ev BOOKING_DATABASE_URL , DATABASE_URL
        The database, where
        .Fl -db
        does not name it; the first that is set is used.
        .It Ev PGHOST , PGHOSTADDR , PGPORT , PGDATABASE , PGSERVICE
        The database, where none of the former names it.
        These and the other variables of libpq, such as
        .Ev PGUSER
        and
        .Ev PGPASSFILE ,
        also complete what the former leave open.
        .It Ev GRACE_PERIOD_MINUTES
        The grace period of a pass of the resolver, in minutes, where
        .Fl -grace
        does not set it.
        .It Ev NOTIFY_SOCKET , WATCHDOG_USEC
        Set by
        .Xr systemd 1 ,
        which
        .Ql booking process\\-pending \\-\\-loop
        tells how it is.
        .It Ev TZ
        The zone of times, where
        .Fl -time\\-zone
        does not set it.
        .It Ev NO_COLOR
        Not empty: no colour.
        .It Ev CLICOLOR_FORCE
        Not empty: colour also where the output is not a terminal.
        .It Ev BOOKING_PAGER , PAGER
        Shows what is longer than the terminal; the first that is set is used.
        .It Ev XDG_CONFIG_HOME , XDG_DATA_HOME
        Where configuration and data are
        .Pq default: Pa ~/.config No and Pa ~/.local/share ,
        for root's data
        .Pa /var/lib .
        .El
        """

    static let files = """
        .Sh FILES
        .Bl -tag -width Ds
        .It Pa $XDG_CONFIG_HOME/booking/config
        The database, where neither
        .Fl -db
        nor the environment names it.
        .Ql booking init \\-\\-local
        writes this file.
        Without that variable it is
        .Pa ~/.config/booking/config .
        .It Pa $XDG_DATA_HOME/booking/postgres
        The private server that
        .Ql booking init \\-\\-local
        sets up; without that variable in
        .Pa ~/.local/share/booking/postgres ,
        for root in
        .Pa /var/lib/booking/postgres .
        .El
        """

    static let exitStatus = """
        .Sh EXIT STATUS
        .Bl -tag -width 128+n -compact
        .It 0
        Done.
        A booking that conflicts with others is accepted, so this is done too.
        .It 1
        Failed.
        .It 2
        The command line is wrong, or a value cannot be; nothing was sent.
        .It 3
        Busy, or changed meanwhile.
        .It 4
        A wait timed out.
        .It 5
        What was waited for was rejected or deleted.
        .It 6
        The hold was lost: another run took over the name that
        .Ql booking watch \\-\\-name
        went by.
        .It 7
        There is no such thing, more than one that fits, or it is retired or deleted.
        .It 8
        Not allowed.
        .It 9
        The database cannot be reached or used, or it is unknown whether it did what was asked.
        .It 10
        The cursor is too old: events behind it are gone.
        .It 128+n
        Ended by signal
        .Ar n .
        .El
        .Pp
        .Ql booking process\\-pending \\-\\-loop
        exits with 0 when it is stopped by
        .Dv SIGTERM .
        So does any command whose reader closes the pipe.
        """

    static let seeAlso = """
        .Sh SEE ALSO
        .Xr psql 1 ,
        .Xr booking\\-events 7 ,
        .Xr cron 8
        .Pp
        The settings of libpq, which apply to
        .Nm
        as well:
        .Lk https://www.postgresql.org/docs/current/libpq\\-envars.html "Environment Variables"
        """
}
