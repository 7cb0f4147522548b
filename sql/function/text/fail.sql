-- The wording of every refusal that the database makes. The third character of the SQLSTATE is the exit code of
-- booking(1), in hexadecimal; what has a SQLSTATE of its own in the standard keeps it. It returns a text, never really, so
-- that it can stand in an expression.
create or replace function booking.fail(p_kind text, variadic p text[] default '{}') returns text
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_state text;
  v_message text;
  v_hint text;
  -- As messages show them; hints are to be copied, and keep the whole.
  c constant text[] := array(select excerpt(v) from unnest(p) with ordinality u(v, n) order by n);
  -- As a shell takes them. (E: a session may have another meaning of plain literals with a backslash.)
  s constant text[] := array(
    select case when v ~ '^[[:alnum:]_.@-]+$' then v else '''' || replace(v, '''', E'''\\''''') || '''' end
    from unnest(p) with ordinality u(v, n) order by n);
  v_resync constant text :=
    'read the state and a new cursor with: booking list --json --with-cursor; then go on with: booking watch --since CURSOR';
begin
  select w.state, w.message, w.hint into v_state, v_message, v_hint
  from (values
    ('not-member', '42501', format('%s has no rights in this installation', c[1]),
      format('an admin gives them: booking member add %s --right user; or to everyone: booking init --open', s[1])),
    ('not-allowed', '42501', format('%s lacks the right "%s"', c[1], c[2]),
      format('an admin gives it: booking member add %s --right %s', s[1], s[2])),
    ('not-delegate', '42501', format('%s may not act for another', c[1]),
      format('leave out --user %s, or have an admin run: booking member add %s --right delegate', s[2], s[1])),
    ('not-delegate-for', '42501', format('%s may not act for %s', c[1], c[2]),
      format('see for whom with: booking whoami; an admin adds to it with: booking member add %s --right delegate --for %s',
        s[1], s[2])),
    ('not-owner', '42501', format('booking %s belongs to %s, not to %s', c[1], c[2], c[3]),
      'only its owner or an admin may change it'),
    ('not-booker', '42501', format('%s may not book %s', c[1], c[2]), format('it is for %s: see booking resource list', p[3])),
    ('not-approver', '42501', format('%s may not approve bookings of %s', c[1], c[2]), format('it is for: %s', p[3])),
    ('nothing-to-approve', 'BK30H', format('booking %s is %s and waits for no approval', c[1], c[2]),
      format('see why it stands so: booking why %s', p[1])),
    ('needs-approval', 'BK30J', format('%s is VALID only once it is approved', c[1]),
      format('book without --if-free, and have it approved by: %s', p[2])),
    ('out-of-service', 'BK30K', format('%s is closed %s', c[1], p[2]), 'choose another time, or another resource'),
    ('not-closed', 'BK70E', format('%s is not closed then', c[1]), 'see what there is with: booking resource list'),
    ('bad-text', 'BK201', format('the %s %s', p[1], p[2]), p[3]),
    ('bad-row', 'BK20Z', format('line %s, %s: %s', p[1], p[2], p[3]), 'mend the file, and import it again'),
    ('bad-slot', 'BK202', 'the end is not after the start', 'give a later end, or a length with --for'),
    ('bad-years', 'BK203', 'a booking lies between the years 1970 and 9999', 'check the year'),
    ('bad-span', 'BK206', format('the %s cannot be %s', p[1], c[2]), 'give a length from 0s to 100 years'),
    ('bad-least', 'BK20S', format('at least %s is more than %s', p[1], p[2]), 'give a longer --for, or a shorter --at-least'),
    ('too-short', 'BK209', format('a booking of %s is too short: the shortest allowed is %s', p[1], p[2]),
      'give a later end; an admin sets the limit: booking policy shortest'),
    ('too-long', 'BK207', format('a booking of %s is too long: the longest allowed is %s', p[1], p[2]),
      'give an earlier end; an admin sets the limit: booking policy longest'),
    ('too-far', 'BK208', format('%s ahead is too far: a booking begins within %s', p[1], p[2]),
      'check the year; an admin sets the limit: booking policy horizon'),
    ('too-soon', 'BK20B', format('a booking that begins %s comes too late: it is made %s ahead', p[1], p[2]),
      'choose a later time; an admin sets the limit: booking policy notice'),
    ('too-long-there', 'BK20D', format('%s is too long for %s: at most %s', p[1], c[2], p[3]), 'give an earlier end'),
    ('off-slot', 'BK20E', format('a booking of %s begins at a multiple of %s, not at %s', c[1], p[2], p[3]),
      format('the next one is %s (%s)', p[4], p[5])),
    ('closed-day', 'BK20F', format('%s is closed on %s (%s, %s)', c[1], p[2], p[3], p[4]),
      'choose another day, or another resource'),
    ('out-of-hours', 'BK20G',
      format('%s is open from %s to %s (%s), not from %s to %s', c[1], p[2], p[3], p[4], p[5], p[6]),
      'choose a time within the hours of one day'),
    ('too-much-a-week', 'BK30L',
      format('%s has %s of the week of %s and asks for %s more, of %s allowed', c[1], p[2], p[3], p[4], p[5]),
      'take less, give something back, or another week; an admin sets the limit: booking policy per-week'),
    ('bad-buffer', 'BK20I', format('a buffer of %s is too long: a day at most', p[1]), 'close the resource for longer: booking resource close'),
    ('bad-zone', 'BK20H', format('the server knows no time zone "%s"', c[1]), 'name one as in Europe/Berlin'),
    ('too-many-there', 'BK307', format('%s has %s bookings of %s that have not ended, of %s allowed', c[1], p[2], c[4], p[3]),
      'delete what is not needed, or wait until one has ended; an admin sets the limit: booking policy per-resource'),
    ('too-many', 'BK308', format('%s has %s bookings that have not ended, of %s allowed', c[1], p[2], p[3]),
      'delete what is not needed, or wait until one has ended; an admin sets the limit: booking policy per-user'),
    ('long-series', 'BK20J', format('a series of %s is too long: at most %s at a time', p[1], p[2]),
      'end it sooner with --times or --until; an admin sets the limit: booking policy series'),
    ('no-series', 'BK70F', format('booking %s belongs to no series', c[1]), 'leave out --series and --following'),
    ('short-id', 'BK204', format('"%s" is too short for an id', c[1]), 'give at least four characters of it'),
    ('still-to-come', 'BK20A', format('%s is still to come, and only what is over can be pruned', c[1]),
      'give a time that has passed, such as the first day of this year'),
    ('key-reused', 'BK301', format('the key "%s" was used for another request', c[1]), 'take a new key for a new request'),
    ('changed', 'BK302', format('booking %s is at revision %s, not %s', c[1], c[2], c[3]),
      format('look at it again: booking show %s', p[1])),
    ('taken', 'BK304', format('%s is taken then by %s: booking %s is %s', c[1], c[2], c[3], c[4]),
      format('see when it is free: booking free %s --for 1h', s[1])),
    ('waited-for', 'BK30C', format('%s is waiting for %s', c[2], c[1]),
      'release it at its end, and wait in turn: booking acquire'),
    ('not-held', 'BK30D', format('booking %s is %s, and only a VALID one can be extended', c[1], c[2]),
      format('change its times instead: booking update %s --for 2h', c[1])),
    ('not-valid', 'BK30F', format('booking %s is %s, and only a VALID one can be checked in for', c[1], c[2]),
      format('how it stands: booking why %s', c[1])),
    ('no-more', 'BK20C', format('booking %s would not end later than it does', c[1]),
      format('to end it sooner: booking release %s, or booking update %s --to TIME', c[1], c[1])),
    ('over', 'BK602', format('booking %s has ended', c[1]), 'take the resource again: booking acquire'),
    ('many-at-once', 'BK20Y', format('%s resources are too many at once: at most %s', p[1], p[2]),
      'book them in several steps'),
    ('many-waiters', 'BK30E', format('%s waits in %s places already', c[1], c[2]), 'end some of the waits'),
    ('many-wanted', 'BK30N', format('%s waits for %s resources already, counted in every place: %s are allowed', c[1], p[2], p[3]),
      'end some of the waits, or wait for fewer at once'),
    ('no-tag', 'BK70B', format('no resource has %s', c[1]), 'see the tags with: booking resource list'),
    ('left-undone', 'BK305', format('%s left for the next pass%s', p[1], p[2]),
      'they follow once the transaction in the way has ended'),
    ('undecided', 'BK101', format('%s could not be decided: a VALID one is in the way that was written into the tables directly', p[1]),
      'find out who writes there; then look closer: booking doctor'),
    ('overlap', '23P01', 'a VALID booking is in the way that was written into the tables directly', 'look closer: booking doctor'),
    ('no-booking', 'BK701', format('no booking has the id %s', c[1]), 'see the ids with: booking list'),
    ('ambiguous', 'BK702', format('several bookings have an id that begins with %s', c[1]), format('one of: %s', p[2])),
    ('deleted', 'BK703', format('booking %s is deleted', c[1]), format('bring it back with: booking undo %s', p[1])),
    ('no-resource', 'BK704', format('there is no resource "%s"', c[1]),
      coalesce(p[2], 'see what there is with: booking resource list')),
    ('no-owner', 'BK70A', format('%s has no bookings', c[1]), 'see whose there are with: booking list'),
    ('closed', 'BK708', format('there is no resource "%s", and only an admin may add one', c[1]),
      'see what can be booked with: booking resource list; an admin adds to it with: booking resource add'),
    ('retired', 'BK705', format('the resource "%s" is retired', c[1]),
      format('an admin can bring it back with: booking resource add %s', s[1])),
    ('resource-exists', 'BK303', format('there is a resource "%s" already', c[1]),
      format('change it with: booking resource update %s', s[1])),
    ('similar', 'BK706', format('the resource "%s" differs from "%s" only in case, width or accents', c[1], c[2]),
      format('take the existing name: %s', s[2])),
    ('nothing-to-undo', 'BK707', format('nothing of booking %s can be taken back', c[1]), 'its history was pruned'),
    ('older-schema', 'BK901', format('the schema is at version %s, and this program needs %s', c[1], c[2]),
      'upgrade it with: booking init'),
    ('older-client', 'BK902', format('the schema serves programs from protocol %s on, and this one speaks %s', c[1], c[2]),
      'install a newer booking, and restart what runs'),
    ('isolation', 'BK903', 'changes need the isolation level READ COMMITTED',
      format('alter role %I set default_transaction_isolation to ''read committed''', session_user)),
    ('restored', 'BK904', 'this database was restored or copied from another server', 'make it usable with: booking init'),
    ('standby', 'BK905', 'this server is a standby: the feed needs the primary',
      'name all hosts, with target_session_attrs=read-write'),
    ('bad-cursor', 'BK205', 'this is no place in the feed',
      'give a cursor as an event carries it, or beginning, or now'),
    ('cursor-held', 'BK306', format('the cursor "%s" is held by %s since %s', c[1], c[2], c[3]),
      format('stop that run, or take another --name; after a crash the cursor is free within %s', p[4])),
    ('cursor-lost', 'BK601', format('the cursor "%s" was taken over by %s', c[1], c[2]),
      'what this run delivered last may be delivered there once more'),
    ('cursor-elsewhere', 'BKA01', 'the cursor is from another installation, or from before a restore', v_resync),
    ('cursor-pruned', 'BKA02', 'events behind the cursor were pruned', v_resync),
    ('cursor-rewound', 'BKA03', 'the database was set back to a time before the cursor', v_resync),
    ('state-pruned', 'BKA04', format('what was booked at %s can no longer be told', c[1]),
      'changes from about then were pruned: ask for a later time, or for resources whose history is there'),
    ('long-report', 'BK20R', 'a report covers ten years at most', 'give a later --from, or an earlier --to'),
    ('no-state-yet', 'BK20Q', format('%s is still to come', c[1]), 'give --as-of a time that has passed'),
    ('replica', '42501', 'nobody acts in a session that replicates', 'leave booking out of what such a session, or its triggers, do'),
    ('no-role', 'BK709', format('there is no role "%s" on this server', c[1]),
      format('have it made first: createuser %s; or give the rights to everyone who can connect: public', s[1])),
    ('no-group', 'BK70D', format('there is no role "%s" on this server', c[1]),
      format('have the group made first: createuser --no-login %s', s[1])),
    ('many-members', 'BK309', format('%s roles have rights of their own already', c[2]),
      format('give the rights to a group role, and make %s a member of it: grant GROUP to %s', c[1], quote_ident(p[1]))),
    ('many-resources', 'BK30A', format('%s has added %s resources, and only an admin may add more', c[1], c[2]),
      'see what there is with: booking resource list; an admin adds to it with: booking resource add'),
    ('many-cursors', 'BK30B', format('%s has %s named cursors already', c[1], c[2]),
      format('take one of them, such as the one that was longest not moved: --name %s', s[3])),
    ('forget-member', 'BK30M', format('%s still has rights here', c[1]),
      format('take them first, or the name comes back with the next booking: booking member remove %s', s[1])),
    ('last-admin', '42501', format('without %s, no admin would be left', c[1]),
      'make somebody else one first: booking member add NAME --right admin'),
    ('moved-meanwhile', '40001', 'a booking changed while it was being resolved', 'try again')
  ) w(kind, state, message, hint) where w.kind = p_kind;
  if v_state is null then
    raise exception 'booking.fail: unknown kind %', p_kind;
  end if;
  if v_state = '42501' then
    raise log 'booking: refused to %: %', session_user, v_message;
  end if;
  raise exception using errcode = v_state, message = v_message, hint = v_hint;
end $$;
comment on function booking.fail(text, text[]) is 'Raises a refusal, worded here for every caller';
