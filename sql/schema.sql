
CREATE SCHEMA booking;

COMMENT ON SCHEMA booking IS 'Bookings of shared resources; see booking(1)';

CREATE TABLE booking.booking (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    resource_id integer NOT NULL,
    user_id text NOT NULL,
    start_time timestamp with time zone NOT NULL,
    end_time timestamp with time zone NOT NULL,
    busy tstzrange NOT NULL,
    status text DEFAULT 'PENDING'::text NOT NULL,
    note text,
    rev integer DEFAULT 1 NOT NULL,
    placement integer DEFAULT 1 NOT NULL,
    placed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    placed_snapshot pg_snapshot DEFAULT pg_current_snapshot() NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    note_is_private boolean DEFAULT false NOT NULL,
    approved integer,
    series_id uuid,
    missed integer,
    CONSTRAINT booking_busy CHECK (((busy @> tstzrange(start_time, end_time)) AND COALESCE((isfinite(lower(busy)) AND isfinite(upper(busy))), false))),
    CONSTRAINT booking_note CHECK ((char_length(note) <= 2000)),
    CONSTRAINT booking_order CHECK ((start_time < end_time)),
    CONSTRAINT booking_status CHECK ((status = ANY (ARRAY['PENDING'::text, 'VALID'::text, 'REJECTED'::text, 'DELETED'::text]))),
    CONSTRAINT booking_user_id CHECK (((char_length(user_id) >= 1) AND (char_length(user_id) <= 200))),
    CONSTRAINT booking_years CHECK (((start_time >= '1970-01-01 00:00:00+00'::timestamp with time zone) AND (end_time < '10000-01-01 00:00:00+00'::timestamp with time zone)))
);
COMMENT ON TABLE booking.booking IS 'The bookings as they are now; nothing is ever deleted from here, only marked';
COMMENT ON COLUMN booking.booking.busy IS 'What the booking occupies: its times and its resource''s buffers, as they were at its placement';
COMMENT ON COLUMN booking.booking.rev IS 'Raised by every change, the resolver''s too';
COMMENT ON COLUMN booking.booking.placement IS 'Counts the times it was placed: created, moved or revived';
COMMENT ON COLUMN booking.booking.placed_xid IS 'The transaction of the last placement';
COMMENT ON COLUMN booking.booking.placed_snapshot IS 'What the last placement could see. Two placements raced when neither snapshot shows the other''s transaction';
COMMENT ON COLUMN booking.booking.updated_at IS 'The time of the last placement: its age in the queue';
COMMENT ON COLUMN booking.booking.note_is_private IS 'Whether the note is for the owner and admins alone';
COMMENT ON COLUMN booking.booking.approved IS 'The placement that was approved: the next one has to be anew';
COMMENT ON COLUMN booking.booking.series_id IS 'The series that it is an occurrence of; null: of none. It stays so whatever becomes of it';
COMMENT ON COLUMN booking.booking.missed IS 'The placement that nobody came for: it was ended in its owner''s absence (policy checkin)';

CREATE TYPE booking.change AS (
	type text,
	booking booking.booking,
	before jsonb,
	others booking.booking[]
);
COMMENT ON TYPE booking.change IS 'What happened to a booking, on its way into the log: the event''s type, the booking as it is now (or, before it is written, as it is to be), what it was before, and of a booking_conflict the older ones of the pairs';

CREATE TYPE booking.feed_cursor AS (
	epoch text,
	old pg_snapshot,
	new pg_snapshot,
	last bigint,
	stamp text,
	pruned xid8,
	proof text
);
COMMENT ON TYPE booking.feed_cursor IS 'A place in the feed: all that old shows is covered, and of what new adds all up to the event last (new is null where there is nothing to add). The stamp proves that last is still the event that it was. Begun at the beginning: behind the pruning pruned. proof: a hash over the last transactions that the newer snapshot shows, and the last pruning then';

CREATE TYPE booking.public_booking AS (
	id uuid,
	resource_id text,
	user_id text,
	start_time timestamp with time zone,
	end_time timestamp with time zone,
	status text,
	rev integer,
	note text,
	created_at timestamp with time zone,
	updated_at timestamp with time zone,
	series uuid
);
COMMENT ON TYPE booking.public_booking IS 'A booking as everybody sees it: resource_id is the resource''s name';

CREATE TYPE booking.feed_row AS (
	event_id bigint,
	type text,
	at timestamp with time zone,
	actor text,
	conflicting jsonb,
	range text,
	cursor text,
	booking booking.public_booking,
	before jsonb
);
COMMENT ON TYPE booking.feed_row IS 'A line of the feed: an event, or, without a type, the end of a page: what the cursors of its events begin with, and the cursor behind it (null where the page is full: it is that of the event before)';

CREATE TYPE booking.occurrence AS (
	booking booking.public_booking,
	conflicts bigint,
	next_start timestamp with time zone,
	next_end timestamp with time zone
);
COMMENT ON TYPE booking.occurrence IS 'A booking of a series, with how many others it conflicts, and when the next time of its length is free';

CREATE TYPE booking.public_event AS (
	event_id bigint,
	type text,
	at timestamp with time zone,
	actor text,
	acting_for text,
	conflicting jsonb,
	booking booking.public_booking,
	before jsonb
);
COMMENT ON TYPE booking.public_event IS 'An event as everybody sees it, with the booking as it then was; acting_for, where that was somebody else than the actor';

CREATE TYPE booking.sight AS (
	everything boolean,
	is_open boolean,
	users text[],
	groups text[]
);
COMMENT ON TYPE booking.sight IS 'What the one who is logged in sees: everything; all but what is kept to a group; the bookings of these users; those of resources that these readers may see';

CREATE FUNCTION booking.absent(p_now timestamp with time zone, p_most integer, p_resources integer[] DEFAULT NULL::integer[]) RETURNS SETOF booking.booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.absent(p_now timestamp with time zone, p_most integer, p_resources integer[]) IS 'The bookings, of all resources or some, that are under way, and that nobody is there for';

CREATE FUNCTION booking.acquire(p_user text, p_resources text[], p_tags jsonb, p_length interval, p_least interval DEFAULT NULL::interval, p_waits boolean DEFAULT true, p_note text DEFAULT NULL::text, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_asker uuid DEFAULT NULL::uuid, p_plans boolean DEFAULT NULL::boolean, p_woken boolean DEFAULT false, p_wait interval DEFAULT NULL::interval) RETURNS TABLE(place integer, expected_at timestamp with time zone, holder booking.public_booking, booking booking.public_booking)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.acquire(p_user text, p_resources text[], p_tags jsonb, p_length interval, p_least interval, p_waits boolean, p_note text, p_key text, p_request text, p_asker uuid, p_plans boolean, p_woken boolean, p_wait interval) IS 'Holds resources from now on: all that are named, or one that has the tags. Gives the bookings, or in one row the place in the queue, when it is its turn and who holds it now';

CREATE FUNCTION booking.acting_for(p_user text, p_right text DEFAULT NULL::text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.acting_for(p_user text, p_right text) IS 'The user in whose name the session acts, or a refusal; a right of null: to read';

CREATE FUNCTION booking.add_member(p_user text, p_role text, p_rights text[], p_for text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.add_member(p_user text, p_role text, p_rights text[], p_for text[]) IS 'Gives rights to a login role, a group role, or public for everyone who can connect; to act for another, p_for names whom';

CREATE FUNCTION booking.add_resource(p_user text, p_name text, p_tags jsonb DEFAULT '{}'::jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.add_resource(p_user text, p_name text, p_tags jsonb) IS 'Adds a resource, or brings a retired one back';

CREATE FUNCTION booking.adopt_restored() RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.adopt_restored() IS 'Makes a restored database usable; whether there was need to. Run by booking init';

CREATE FUNCTION booking.advance_cursor(p_user text, p_name text, p_fence bigint, p_position text DEFAULT NULL::text, p_release boolean DEFAULT false, p_backend integer DEFAULT NULL::integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.advance_cursor(p_user text, p_name text, p_fence bigint, p_position text, p_release boolean, p_backend integer) IS 'Moves a named cursor (null: leaves it) and renews its lease, or releases it; refuses a holder who was taken over';

CREATE FUNCTION booking.after_the_last(p_resources integer[], p_start timestamp with time zone, p_end timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.after_the_last(p_resources integer[], p_start timestamp with time zone, p_end timestamp with time zone) IS 'When a booking begins that was asked for from now on: not before the end of what has just ended';

CREATE FUNCTION booking.age_text(p_interval interval) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.age_text(p_interval interval) IS 'An age as a person would say it; none is negative, whatever was done to the clock';

CREATE FUNCTION booking.announce_left() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '50ms'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.announce_left() IS 'Announces some of the conflicts that writes left owed, and that nobody else will';

CREATE FUNCTION booking.announce_owed(p_user text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.announce_owed(p_user text) IS 'A step of a pass: announces a page of the conflicts that writes left owed; false where none is left that can be';

CREATE FUNCTION booking.announce_pairs(p_most integer DEFAULT 100) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '100ms'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.announce_pairs(p_most integer) IS 'Announces pairs that somebody else was announcing when one of the two ended, and did not; false where it was the last of them';

CREATE TABLE booking.race_check (
    booking_id uuid NOT NULL,
    placement integer NOT NULL,
    resource_id integer NOT NULL,
    acting_for text NOT NULL,
    key text
);
COMMENT ON TABLE booking.race_check IS 'Placements whose writer has not yet looked again for races, after its commit. A resolver does it where a writer died';

CREATE FUNCTION booking.announce_races(p_owed booking.race_check[], p_own xid8 DEFAULT pg_current_xact_id_if_assigned(), p_other uuid DEFAULT NULL::uuid) RETURNS SETOF booking.booking
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.announce_races(p_owed booking.race_check[], p_own xid8, p_other uuid) IS 'Announces the races of placements that are owed a second look; gives the others of all raced pairs';

CREATE FUNCTION booking.announce_rest(p_most integer DEFAULT 10000) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.announce_rest(p_most integer) IS 'Announces a page of what a placement met beyond what its write announced; false where nothing is left to be announced';

CREATE FUNCTION booking.approve_booking(p_user text, p_id text, p_if_rev integer DEFAULT NULL::integer, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.approve_booking(p_user text, p_id text, p_if_rev integer, p_key text, p_request text) IS 'Lets a PENDING booking become VALID, where its resource wants that said; gives it, then what it conflicts with';

CREATE FUNCTION booking.are_far_from_limits(p_users text[], p_resources text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.are_far_from_limits(p_users text[], p_resources text[]) IS 'Whether placements keep their owners, each beside the name of its resource, away from the limits of how much one may have';

CREATE FUNCTION booking.at_once(p_resources integer[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.at_once(p_resources integer[]) IS 'Those of some resources that need nobody''s approval';

CREATE TABLE booking.resource (
    id integer NOT NULL,
    name text NOT NULL,
    tags jsonb DEFAULT '{}'::jsonb NOT NULL,
    retired_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_by text DEFAULT SESSION_USER NOT NULL,
    readers text[],
    bookers text[],
    approvers text[],
    longest interval,
    slot interval,
    opens time without time zone,
    closes time without time zone,
    closed_days integer[],
    zone text,
    buffer_before interval DEFAULT '00:00:00'::interval NOT NULL,
    buffer_after interval DEFAULT '00:00:00'::interval NOT NULL,
    CONSTRAINT resource_approvers CHECK ((cardinality(approvers) > 0)),
    CONSTRAINT resource_buffer_after CHECK (((buffer_after >= '00:00:00'::interval) AND (buffer_after <= '24:00:00'::interval))),
    CONSTRAINT resource_buffer_before CHECK (((buffer_before >= '00:00:00'::interval) AND (buffer_before <= '24:00:00'::interval))),
    CONSTRAINT resource_closed_days CHECK (((cardinality(closed_days) >= 1) AND (cardinality(closed_days) <= 6) AND (closed_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]))),
    CONSTRAINT resource_hours CHECK (((opens < closes) AND (num_nulls(opens, closes) <> 1))),
    CONSTRAINT resource_longest CHECK ((longest > '00:00:00'::interval)),
    CONSTRAINT resource_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    CONSTRAINT resource_readers CHECK ((cardinality(readers) > 0)),
    CONSTRAINT resource_slot CHECK (((slot >= '00:01:00'::interval) AND (slot <= '1 day'::interval))),
    CONSTRAINT resource_tags CHECK ((jsonb_typeof(tags) = 'object'::text)),
    CONSTRAINT resource_zone CHECK (((zone IS NOT NULL) OR (num_nonnulls(opens, closed_days, slot) = 0)))
);
COMMENT ON TABLE booking.resource IS 'The things that can be booked';
COMMENT ON COLUMN booking.resource.id IS 'An int, because GiST over int costs a third of GiST over text';
COMMENT ON COLUMN booking.resource.retired_at IS 'Since when it takes no new bookings';
COMMENT ON COLUMN booking.resource.readers IS 'Roles and group roles that see who has it; to others its bookings are busy times; null: as the policy private says';
COMMENT ON COLUMN booking.resource.bookers IS 'Roles and group roles that may book it; null: everybody; none: admins alone, who always may';
COMMENT ON COLUMN booking.resource.approvers IS 'Roles and group roles one of which has to approve a booking before it can be VALID; null: nobody has to';
COMMENT ON COLUMN booking.resource.longest IS 'The longest booking of it; null: as the policy longest says';
COMMENT ON COLUMN booking.resource.slot IS 'A booking begins at a multiple of this after midnight; null: whenever';
COMMENT ON COLUMN booking.resource.opens IS 'A booking lies within the hours of one day; null: within any';
COMMENT ON COLUMN booking.resource.closes IS 'When they end, at 24:00 at the latest';
COMMENT ON COLUMN booking.resource.closed_days IS 'On which it cannot be booked: 1 is Monday, 7 Sunday';
COMMENT ON COLUMN booking.resource.zone IS 'Whose clocks these times are read from';
COMMENT ON COLUMN booking.resource.buffer_before IS 'What a booking occupies before its start, as of its next placement';
COMMENT ON COLUMN booking.resource.buffer_after IS 'What a booking occupies after its end, as of its next placement';

CREATE FUNCTION booking.audit_resource(p_user text, p_old booking.resource, p_new booking.resource) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.audit_resource(p_user text, p_old booking.resource, p_new booking.resource) IS 'Writes down how a resource was added (no old one) or changed';

CREATE FUNCTION booking.audit_trail(p_user text, p_resource text DEFAULT NULL::text) RETURNS TABLE(at timestamp with time zone, actor text, acting_for text, kind text, subject text, before jsonb, after jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.audit_trail(p_user text, p_resource text) IS 'Who changed rights and settings, or one resource, when, and how; the oldest first';

CREATE FUNCTION booking.authorize(p_user text, p_right text, p_or text DEFAULT NULL::text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.authorize(p_user text, p_right text, p_or text) IS 'What acting_for says of group roles, of acting for another, of those with another right that will do, and of those without';

CREATE FUNCTION booking.awaits_approval(b booking.booking, r booking.resource) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.awaits_approval(b booking.booking, r booking.resource) IS 'Whether a booking of a resource has yet to be approved';

CREATE TABLE booking.event (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    type text NOT NULL,
    actor text DEFAULT SESSION_USER NOT NULL,
    acting_for text,
    booking_id uuid NOT NULL,
    resource_id integer NOT NULL,
    user_id text NOT NULL,
    start_time timestamp with time zone NOT NULL,
    end_time timestamp with time zone NOT NULL,
    status text NOT NULL,
    rev integer NOT NULL,
    note text,
    placement integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    before jsonb,
    conflicting jsonb,
    key text,
    request bytea,
    others uuid[],
    other_revs integer[],
    other_owners text[],
    part_of text,
    note_is_private boolean DEFAULT false NOT NULL,
    series_id uuid,
    CONSTRAINT event_key CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
    CONSTRAINT event_type CHECK ((type = ANY (ARRAY['booking_created'::text, 'booking_updated'::text, 'booking_deleted'::text, 'booking_conflict'::text, 'booking_validated'::text, 'booking_rejected'::text, 'booking_approved'::text, 'booking_closed'::text])))
);
COMMENT ON TABLE booking.event IS 'Append-only: the history of every booking and the feed of booking watch at once';
COMMENT ON COLUMN booking.event.xid IS 'The writing transaction: a place in the feed is made of snapshots, not of ids';
COMMENT ON COLUMN booking.event.actor IS 'The role that was logged in';
COMMENT ON COLUMN booking.event.acting_for IS 'The user whose rights were used; null for the resolver';
COMMENT ON COLUMN booking.event.user_id IS 'The owner; this and what follows is the booking as it then was';
COMMENT ON COLUMN booking.event.before IS 'The booking as it was before a person''s change, for undo; null for a create. Of an undo it has besides, as undoes, the revision that was taken back';
COMMENT ON COLUMN booking.event.conflicting IS 'What the first versions kept of the older bookings of a booking_conflict: all of them as they then were';
COMMENT ON COLUMN booking.event.key IS 'Makes a write repeatable; unique per user acted for';
COMMENT ON COLUMN booking.event.request IS 'SHA-256 of the request as typed: another one under the same key is refused';
COMMENT ON COLUMN booking.event.others IS 'Of a booking_conflict: the older bookings of the pairs; what they were then is in their own events (expanded.sql)';
COMMENT ON COLUMN booking.event.other_revs IS 'Their revisions as the announcement found them';
COMMENT ON COLUMN booking.event.other_owners IS 'Their owners, each once, so that --mine need not look further';
COMMENT ON COLUMN booking.event.part_of IS 'Of a write that changed several bookings: the key of the first of its events, on the others';
COMMENT ON COLUMN booking.event.note_is_private IS 'The same, as it then was';
COMMENT ON COLUMN booking.event.series_id IS 'As in the booking';

CREATE FUNCTION booking.before_event(b booking.booking, p_event booking.event) RETURNS booking.booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.before_event(b booking.booking, p_event booking.event) IS 'A booking as it is to be once the change that an event tells of is taken back';

CREATE FUNCTION booking.begin_deciding() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.begin_deciding() IS 'What every transaction of a user does before it makes bookings VALID';

CREATE FUNCTION booking.begin_pass(p_user text, p_grace interval DEFAULT NULL::interval, p_resources text[] DEFAULT NULL::text[], p_promoted integer DEFAULT 0, p_rejected integer DEFAULT 0) RETURNS TABLE(pass_id bigint, grace interval, is_over boolean)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.begin_pass(p_user text, p_grace interval, p_resources text[], p_promoted integer, p_rejected integer) IS 'Opens a pass: its number, the grace period it goes by (null: the setting), and whether it is over, as nothing is PENDING; what was decided since the pass before is recorded then';

CREATE FUNCTION booking.begin_write() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.begin_write() IS 'What every writing transaction does first';

CREATE FUNCTION booking.blockers(b booking.booking) RETURNS SETOF booking.booking
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.blockers(b booking.booking) IS 'What stands in the way: of a PENDING booking the VALID ones and the PENDING ones ahead of it, of a REJECTED one the VALID';

CREATE FUNCTION booking.blocking_sessions(p_user text, p_age interval DEFAULT '00:00:00.2'::interval) RETURNS TABLE(who text, since timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.blocking_sessions(p_user text, p_age interval) IS 'The sessions whose open transactions hold bookings or resources for longer than a write takes';

CREATE FUNCTION booking.booking_image(b booking.booking) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.booking_image(b booking.booking) IS 'A booking as it is kept inside events';

CREATE FUNCTION booking.booking_in(p_event booking.event) RETURNS booking.booking
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.booking_in(p_event booking.event) IS 'A booking as an event tells of it';

CREATE FUNCTION booking.bookings_in(p_actor text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.bookings_in(p_actor text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) IS 'The bookings that overlap a time, for who has been found to act: list_bookings.sql';

CREATE FUNCTION booking.bounded_span(p_what text, p_span interval) RETURNS interval
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.bounded_span(p_what text, p_span interval) IS 'A length of time, refused where it is negative or beyond 100 years';

CREATE FUNCTION booking.busy_at(b booking.booking) RETURNS tstzrange
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.busy_at(b booking.booking) IS 'What a booking occupies that is placed now';

CREATE FUNCTION booking.busy_of(r booking.resource, p_start timestamp with time zone, p_end timestamp with time zone) RETURNS tstzrange
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.busy_of(r booking.resource, p_start timestamp with time zone, p_end timestamp with time zone) IS 'What a booking of a resource occupies: its times, and the buffers before and after';

CREATE FUNCTION booking.by_freedom(p_resources integer[], p_busy tstzrange) RETURNS integer[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.by_freedom(p_resources integer[], p_busy tstzrange) IS 'Resources in the order in which one would choose for a time';

CREATE UNLOGGED TABLE booking.import_row (
    actor text DEFAULT SESSION_USER NOT NULL,
    import text NOT NULL,
    n bigint NOT NULL,
    line bigint NOT NULL,
    id uuid,
    resource_name text NOT NULL,
    user_id text NOT NULL,
    start_time timestamp with time zone NOT NULL,
    end_time timestamp with time zone NOT NULL,
    status text,
    rev integer,
    note text,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    key text,
    field text,
    reason text,
    staged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    series_id uuid
);
COMMENT ON TABLE booking.import_row IS 'Bookings of a file, on their way in';
COMMENT ON COLUMN booking.import_row.n IS 'Its place in the file, which becomes its place in the queue';
COMMENT ON COLUMN booking.import_row.line IS 'Where in the file it stands, for messages';
COMMENT ON COLUMN booking.import_row.reason IS 'What is wrong with it, as far as that was found out; of a field';
COMMENT ON COLUMN booking.import_row.staged_at IS 'What an import that was broken off left behind goes after a day';
COMMENT ON COLUMN booking.import_row.series_id IS 'The series that it is an occurrence of';

CREATE FUNCTION booking.came_before(r booking.import_row) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.came_before(r booking.import_row) IS 'Whether a row is a booking that is here already, by its id or by its key';

CREATE FUNCTION booking.changed(p_old booking.booking, p_new booking.booking) RETURNS booking.change
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.changed(p_old booking.booking, p_new booking.booking) IS 'A change that a person makes to a booking';

CREATE FUNCTION booking.changed_with(p_one booking.booking, p_following boolean) RETURNS booking.booking[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.changed_with(p_one booking.booking, p_following boolean) IS 'A booking, and those of its series that the same write was the last to change';

CREATE FUNCTION booking.check_amounts(p_bookings booking.booking[], p_locks boolean, p_is_counted boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_amounts(p_bookings booking.booking[], p_locks boolean, p_is_counted boolean) IS 'Refuses new placements with which a user, or a group, would have more than the limits of the installation allow';

CREATE FUNCTION booking.check_booker(p_user text, p_resource_id integer) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_booker(p_user text, p_resource_id integer) IS 'Refuses who may not book a resource';

CREATE FUNCTION booking.check_counts(p_user text, p_bookings booking.booking[], p_locks boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_counts(p_user text, p_bookings booking.booking[], p_locks boolean) IS 'Refuses what the policies per-resource or per-user forbid of a user''s new placements';

CREATE FUNCTION booking.check_cursor(c booking.feed_cursor, p_now booking.feed_cursor) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_cursor(c booking.feed_cursor, p_now booking.feed_cursor) IS 'A refusal where events behind the cursor are gone, or those it covers are not the ones that are here';

CREATE FUNCTION booking.check_free(p_old booking.booking, p_new booking.booking) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_free(p_old booking.booking, p_new booking.booking) IS 'Refuses more time for a booking that another one wants, or somebody who waits for its resource';

CREATE FUNCTION booking.check_groups(p_bookings booking.booking[], p_locks boolean DEFAULT true) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_groups(p_bookings booking.booking[], p_locks boolean) IS 'Refuses new placements with which a group would have more of a week than its share';

CREATE TABLE booking.waiter (
    id bigint NOT NULL,
    acting_for text NOT NULL,
    key text NOT NULL,
    resources integer[] NOT NULL,
    takes_all boolean NOT NULL,
    length interval NOT NULL,
    "least" interval NOT NULL,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    askers uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    waits_until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    request bytea,
    unmade text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT waiter_length CHECK ((("least" > '00:00:00'::interval) AND ("least" <= length)))
);
COMMENT ON TABLE booking.waiter IS 'Who waits to hold resources: in the order of their numbers';
COMMENT ON COLUMN booking.waiter.key IS 'The request''s, under which what it gets is written: whoever lost his connection finds his place by it';
COMMENT ON COLUMN booking.waiter.takes_all IS 'Whether all of the resources at once, or any one of them';
COMMENT ON COLUMN booking.waiter.length IS 'How long the hold is to be; a shorter one will do, of `least` or more, where something comes after it';
COMMENT ON COLUMN booking.waiter.seen_at IS 'When it last asked: who has not for 15 s is passed over';
COMMENT ON COLUMN booking.waiter.askers IS 'The programs that wait in this place';
COMMENT ON COLUMN booking.waiter.waits_until IS 'When it gives up, by its own word: passed over from then on';
COMMENT ON COLUMN booking.waiter.request IS 'SHA-256 of what was asked for: another request under the same key is refused; null: nobody knows';
COMMENT ON COLUMN booking.waiter.unmade IS 'What it wants besides, by names that no resource has yet';

CREATE FUNCTION booking.check_hold(w booking.waiter) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_hold(w booking.waiter) IS 'Refuses a hold that the policies or the rules of what it is of forbid, whenever that is free';

CREATE FUNCTION booking.check_hours(b booking.booking) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_hours(b booking.booking) IS 'Refuses a time at which a resource cannot be booked: by its opening hours, closed days, slots, or for so long';

CREATE FUNCTION booking.check_in(p_user text, p_ids text[], p_alive interval DEFAULT NULL::interval) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_in(p_user text, p_ids text[], p_alive interval) IS 'Says that somebody is there for VALID bookings of one''s own; gives them';

CREATE FUNCTION booking.check_isolation() RETURNS void
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_isolation() IS 'Refuses a transaction whose statements do not see what was committed before each of them: what every write needs';

CREATE FUNCTION booking.check_length(b booking.booking, p_is_placement boolean DEFAULT true) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_length(b booking.booking, p_is_placement boolean) IS 'Refuses what the policies shortest, longest or horizon forbid';

CREATE FUNCTION booking.check_lengths(p_length interval, p_least interval) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_lengths(p_length interval, p_least interval) IS 'Refuses what cannot be how long a hold is to be, or how long it has to be at least';

CREATE FUNCTION booking.check_limits(p_bookings booking.booking[], p_locks boolean DEFAULT true) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_limits(p_bookings booking.booking[], p_locks boolean) IS 'Refuses what the limits of the installation forbid, or the rules of a resource';

CREATE FUNCTION booking.check_longest(r booking.resource, p_length interval) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_longest(r booking.resource, p_length interval) IS 'Refuses a length that is too long for a resource';

CREATE FUNCTION booking.check_names(p_user text, p_resources text[], p_owner text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_names(p_user text, p_resources text[], p_owner text) IS 'Refuses names that no resource has, and owners of no booking';

CREATE FUNCTION booking.check_notice(b booking.booking) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_notice(b booking.booking) IS 'Refuses what the policy notice forbids';

CREATE FUNCTION booking.check_open(b booking.booking) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_open(b booking.booking) IS 'Refuses to make a booking VALID where its resource is closed then, or its approval is missing';

CREATE FUNCTION booking.check_owner(p_owner text) RETURNS void
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_owner(p_owner text) IS 'Refuses who has no booking that one sees';

CREATE FUNCTION booking.check_resources(p_resources text[]) RETURNS void
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_resources(p_resources text[]) IS 'Refuses names that no resource has';

CREATE FUNCTION booking.check_series(p_starts timestamp with time zone[], p_ends timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_series(p_starts timestamp with time zone[], p_ends timestamp with time zone[]) IS 'Refuses more occurrences than the policy series allows, and times that cannot be';

CREATE FUNCTION booking.check_share(p_name text, p_owners text[], p_most interval, p_bookings booking.booking[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_share(p_name text, p_owners text[], p_most interval, p_bookings booking.booking[]) IS 'Refuses new placements with which their owners would have more of a week together than they may';

CREATE FUNCTION booking.check_slot(p_start timestamp with time zone, p_end timestamp with time zone) RETURNS void
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_slot(p_start timestamp with time zone, p_end timestamp with time zone) IS 'Refuses times that cannot be';

CREATE FUNCTION booking.check_staged(p_import text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_staged(p_import text) IS 'Refuses what was staged where it is more than the limits allow its owners';

CREATE FUNCTION booking.check_week(p_user text, p_bookings booking.booking[], p_locks boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.check_week(p_user text, p_bookings booking.booking[], p_locks boolean) IS 'Refuses what the policy per-week forbids of a user''s new placements';

CREATE FUNCTION booking.claim_cursor(p_user text, p_name text, p_since text, p_process text, p_backend integer DEFAULT NULL::integer, p_gone text DEFAULT NULL::text) RETURNS TABLE(since text, fence bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.claim_cursor(p_user text, p_name text, p_since text, p_process text, p_backend integer, p_gone text) IS 'Takes a named cursor, or refuses and says who has it: where to go on, and the fence to show. now and beginning say where a new one starts; a cursor as p_since moves also one that is there';

CREATE FUNCTION booking.claim_quietly(p_user text, p_name text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET client_min_messages TO 'warning'
    AS $$...$$;
COMMENT ON FUNCTION booking.claim_quietly(p_user text, p_name text) IS 'Adds a resource without a notice: one tells of all of them';

CREATE FUNCTION booking.claim_resource(p_user text, p_name text) RETURNS booking.resource
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.claim_resource(p_user text, p_name text) IS 'The resource to book, made if it is new';

CREATE FUNCTION booking.clean_tags(p_tags jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.clean_tags(p_tags jsonb) IS 'Tags in NFC, at most a hundred, without the empty ones';

CREATE FUNCTION booking.clean_text(p_what text, p_text text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET standard_conforming_strings TO 'on'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.clear_away() IS 'Ends what nobody is there for, and removes the places that nobody comes back to';

CREATE FUNCTION booking.close_resource(p_user text, p_name text, p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_reason text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.close_resource(p_user text, p_name text, p_from timestamp with time zone, p_to timestamp with time zone, p_reason text) IS 'Takes a resource out of service, from now on and for good where no times are given; tells the owners of what lies there';

CREATE FUNCTION booking.close_span(p_resource_id integer, p_span tstzrange) RETURNS tstzrange
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.close_span(p_resource_id integer, p_span tstzrange) IS 'The span, widened to whole islands of PENDING bookings; null stays null';

CREATE FUNCTION booking.close_work(p_work jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.close_work(p_work jsonb) IS 'Closes the pass of process_pending()';

CREATE FUNCTION booking.closed_times(p_user text, p_names text[], p_tags jsonb, p_from timestamp with time zone, p_to timestamp with time zone) RETURNS TABLE(resource_id text, start_time timestamp with time zone, end_time timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.closed_times(p_user text, p_names text[], p_tags jsonb, p_from timestamp with time zone, p_to timestamp with time zone) IS 'When resources cannot be booked within a time, by their opening hours, closed days and closures';

CREATE TABLE booking.closure (
    id bigint NOT NULL,
    resource_id integer NOT NULL,
    during tstzrange NOT NULL,
    reason text,
    closed_by text DEFAULT SESSION_USER NOT NULL,
    closed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT closure_during CHECK (((lower(during) < upper(during)) AND isfinite(lower(during)))),
    CONSTRAINT closure_reason CHECK ((char_length(reason) <= 2000))
);
COMMENT ON TABLE booking.closure IS 'When a resource is out of service: nothing becomes VALID in it. Until it is opened again, if it ends at infinity';

CREATE FUNCTION booking.closure_text(c booking.closure) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.closure_text(c booking.closure) IS 'When a resource is closed, and why, for messages';

CREATE FUNCTION booking.come(p_bookings booking.booking[], p_alive interval, p_askers uuid[] DEFAULT '{}'::uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.come(p_bookings booking.booking[], p_alive interval, p_askers uuid[]) IS 'Notes that somebody is there for bookings, and if a time is given, that he is only until then unless he says so again';

CREATE FUNCTION booking.conflicts(p_user text, p_mine boolean DEFAULT false, p_limit integer DEFAULT 10000) RETURNS TABLE(younger uuid, more integer, booking booking.public_booking)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET max_parallel_workers_per_gather TO '0'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.conflicts(p_user text, p_mine boolean, p_limit integer) IS 'The open conflicts: each younger booking (its id is younger; more: how many of the older are left out), followed by the older ones that it overlaps';

CREATE FUNCTION booking.connection_limit() RETURNS integer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.connection_limit() IS 'How many connections ordinary roles can have at once';

CREATE FUNCTION booking.count_import(p_user text, p_import text) RETURNS TABLE(imported bigint, passed_over bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.count_import(p_user text, p_import text) IS 'How many of the staged rows would be booked, and how many had come before';

CREATE FUNCTION booking.count_overlapping(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides text) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.count_overlapping(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides text) IS 'How many live bookings besides one overlap a time, up to ten thousand: an answer lists a hundred';

CREATE TABLE booking.prune (
    id bigint NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    actor text DEFAULT SESSION_USER NOT NULL,
    before timestamp with time zone NOT NULL,
    events bigint DEFAULT 0 NOT NULL,
    up_to_id bigint NOT NULL,
    up_to_xid xid8 NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    snapshot pg_snapshot
);
COMMENT ON TABLE booking.prune IS 'What was pruned, by whom and up to where. The newest row, which every batch of whatever run raises, is what cursors are held against';
COMMENT ON COLUMN booking.prune.before IS 'What is older was pruned';
COMMENT ON COLUMN booking.prune.events IS 'How many events it deleted';
COMMENT ON COLUMN booking.prune.up_to_id IS 'No event with a greater id has ever been pruned';
COMMENT ON COLUMN booking.prune.up_to_xid IS 'No event of a later transaction has ever been pruned';
COMMENT ON COLUMN booking.prune.xid IS 'The transaction of its last batch';
COMMENT ON COLUMN booking.prune.snapshot IS 'What its last batch could see. No event of a transaction that was running then has been pruned (null: from the first version, when nobody looked)';

CREATE FUNCTION booking.covers_pruned(p_snapshot pg_snapshot, p_pruned booking.prune) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.covers_pruned(p_snapshot pg_snapshot, p_pruned booking.prune) IS 'Whether a snapshot shows all that has ever been pruned, up to this newest row of booking.prune';

CREATE FUNCTION booking.create_booking(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_note text DEFAULT NULL::text, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_dry_run boolean DEFAULT false, p_if_free boolean DEFAULT false, p_note_is_private boolean DEFAULT false) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.create_booking(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_note text, p_key text, p_request text, p_dry_run boolean, p_if_free boolean, p_note_is_private boolean) IS 'Books: accepted at once as PENDING; with p_if_free VALID at once, or refused. Gives the booking, then what it conflicts with';

CREATE FUNCTION booking.create_bookings(p_user text, p_resources text[], p_tags jsonb, p_start timestamp with time zone, p_end timestamp with time zone, p_note text DEFAULT NULL::text, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_dry_run boolean DEFAULT false, p_if_free boolean DEFAULT false, p_note_is_private boolean DEFAULT false) RETURNS TABLE(n integer, booking booking.public_booking)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.create_bookings(p_user text, p_resources text[], p_tags jsonb, p_start timestamp with time zone, p_end timestamp with time zone, p_note text, p_key text, p_request text, p_dry_run boolean, p_if_free boolean, p_note_is_private boolean) IS 'Books all of some resources for a time, or one that has tags: as create_booking does. show_created tells what came of it; with p_dry_run this does, each booking with its number, then what it would conflict with';

CREATE FUNCTION booking.create_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text DEFAULT NULL::text, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_all_or_nothing boolean DEFAULT false, p_note_is_private boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.create_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_key text, p_request text, p_all_or_nothing boolean, p_note_is_private boolean) IS 'Books a series, each occurrence for itself; with p_all_or_nothing all are VALID at once, or nothing is booked';

CREATE FUNCTION booking.cursor_lease() RETURNS interval
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.cursor_lease() IS 'For how long a named cursor is its holder''s who is not heard of any more';

CREATE FUNCTION booking.cursor_text(c booking.feed_cursor) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.cursor_text(c booking.feed_cursor) IS 'A cursor as users see it';

CREATE FUNCTION booking.day_begins(p_day date) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.day_begins(p_day date) IS 'The first instant of a day in the zone of the session';

CREATE FUNCTION booking.decide(p_status text, p_resource_id integer, p_ids uuid[], p_revs integer[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.decide(p_status text, p_resource_id integer, p_ids uuid[], p_revs integer[]) IS 'Makes those PENDING bookings VALID, or REJECTED, that still have these revisions';

CREATE FUNCTION booking.decided_after(p_user text, p_grace interval, p_id bigint, p_known bigint[]) RETURNS TABLE(id bigint, resources integer[], span tstzrange)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.decided_after(p_user text, p_grace interval, p_id bigint, p_known bigint[]) IS 'The chunks that resolvers of this grace period have decided with numbers behind this one, but for the known ones';

CREATE FUNCTION booking.decided_kept() RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.decided_kept() IS 'How many of the last notes of decided chunks are kept';

CREATE FUNCTION booking.definitions() RETURNS TABLE(object text, wording text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET quote_all_identifiers TO 'off'
    SET standard_conforming_strings TO 'on'
    AS $$...$$;
COMMENT ON FUNCTION booking.definitions() IS 'Functions, views, tables, columns, constraints, indexes and rights as they are now; of long ones the checksum';

CREATE FUNCTION booking.delete_bookings(p_user text, p_ids text[], p_if_rev integer DEFAULT NULL::integer, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.delete_bookings(p_user text, p_ids text[], p_if_rev integer, p_key text, p_request text) IS 'Marks bookings as DELETED, all or none; those that are already stay as they are';

CREATE FUNCTION booking.doors() RETURNS regproc[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.doors() IS 'The functions that members may call';

CREATE FUNCTION booking.drifted_definitions() RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.drifted_definitions() IS 'What of the schema is not as booking init left it';

CREATE FUNCTION booking.end_import(p_user text, p_import text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.end_import(p_user text, p_import text) IS 'Forgets what was staged';

CREATE FUNCTION booking.event_stamp(p_at timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.event_stamp(p_at timestamp with time zone) IS 'Tells an event from another one that came to have its id: the low half of its time in microseconds';

CREATE FUNCTION booking.events_under(p_user text, p_key text) RETURNS SETOF booking.event
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.events_under(p_user text, p_key text) IS 'What a user, or somebody for him, wrote under a key, in its order';

CREATE FUNCTION booking.exact_length(p_value jsonb) RETURNS interval
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.exact_length(p_value jsonb) IS 'A length in hours, minutes and seconds; none for null';

CREATE FUNCTION booking.excerpt(p_text text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.excerpt(p_text text) IS 'At most 60 characters of a text, as messages show what somebody typed';

CREATE FUNCTION booking.expanded(p_event bigint, p_others uuid[], p_revs integer[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.expanded(p_event bigint, p_others uuid[], p_revs integer[]) IS 'The bookings that an announcement names, as they then were';

CREATE FUNCTION booking.extend_booking(p_user text, p_id text, p_by interval, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.extend_booking(p_user text, p_id text, p_by interval, p_to timestamp with time zone, p_key text, p_request text) IS 'Gives a VALID booking a later end, if nobody else wants the time; gives the booking, then what it conflicts with';

CREATE FUNCTION booking.fail(p_kind text, VARIADIC p text[] DEFAULT '{}'::text[]) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.fail_undone(p_work jsonb) IS 'Fails where process_pending() had to leave bookings for later';

CREATE FUNCTION booking.feed(p_user text, p_since text, p_mine boolean DEFAULT false, p_resources text[] DEFAULT NULL::text[], p_types text[] DEFAULT NULL::text[], p_limit integer DEFAULT 500) RETURNS SETOF booking.feed_row
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.feed(p_user text, p_since text, p_mine boolean, p_resources text[], p_types text[], p_limit integer) IS 'A page of events since a cursor, or beginning, or now; its last row has no type, but tells where the page ends';

CREATE FUNCTION booking.feed_end() RETURNS booking.feed_cursor
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.feed_end() IS 'The cursor that covers every event there is';

CREATE FUNCTION booking.feed_position(p_user text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.feed_position(p_user text) IS 'The cursor that covers every event that the calling statement can see';

CREATE FUNCTION booking.feed_proof(p_snapshot pg_snapshot, OUT hash text, OUT since xid8) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.feed_proof(p_snapshot pg_snapshot, OUT hash text, OUT since xid8) IS 'A hash over the last transactions that a snapshot shows, and the first of them (0 where it is over all there are)';

CREATE FUNCTION booking.feed_range(p_user text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.feed_range(p_user text) IS 'What the cursors of events begin with that are read without the feed, as the history of a booking is';

CREATE FUNCTION booking.find_booking(p_id text) RETURNS booking.booking
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.find_own_booking(p_user text, p_id text) IS 'A booking, if the user may change it; else a refusal';

CREATE FUNCTION booking.find_place(p_user text, p_key text, p_request text, p_wait interval) RETURNS booking.waiter
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.find_place(p_user text, p_key text, p_request text, p_wait interval) IS 'The place in the queue that a request has under a key, if any; a refusal where it is another''s';

CREATE FUNCTION booking.finish_pass(p_user text, p_pass bigint, p_promoted integer, p_rejected integer, p_left_undone integer, p_since bigint DEFAULT NULL::bigint) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.finish_pass(p_user text, p_pass bigint, p_promoted integer, p_rejected integer, p_left_undone integer, p_since bigint) IS 'Closes a pass with what it did, once; gives how many bookings it leaves PENDING';

CREATE FUNCTION booking.first_few(p_items text[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.first_few(p_items text[]) IS 'A list as messages show it, which is short; null for an empty one';

CREATE FUNCTION booking.first_start(p_from timestamp with time zone, p_to timestamp with time zone, p_length interval) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.first_start(p_from timestamp with time zone, p_to timestamp with time zone, p_length interval) IS 'The first time worth a proposal: the one that is asked for, where it lies ahead of now and of the notice that has to be given; else the next quarter of an hour, where what is proposed still ends in time';

CREATE FUNCTION booking.fitting(w booking.waiter, p_from timestamp with time zone, p_near integer[], p_taken tstzmultirange[], p_looks integer, OUT resources integer[], OUT slot tstzrange, OUT looks integer) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.fitting(w booking.waiter, p_from timestamp with time zone, p_near integer[], p_taken tstzmultirange[], p_looks integer, OUT resources integer[], OUT slot tstzrange, OUT looks integer) IS 'When a waiter''s resources, or one of them, are next free for it, and for how long of what it wants; null where that is too far off to say, or never; and how much was looked at';

CREATE FUNCTION booking.fold(p_name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    RETURN replace(translate(regexp_replace((NORMALIZE(p_name, NFKD) COLLATE "C"), '[\u0300-\u036F]'::text, ''::text, 'g'::text), (((((((((('ABCDEFGHIJKLMNOPQRSTUVWXYZÆÐØÞĐĦıŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͅͰͲͶͿ'::text || 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺ'::text) || 'ѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋ'::text) || 'ՌՍՎՏՐՑՒՓՔՕՖႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌ'::text) || 'ᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦᏧᏨᏩᏪᏫᏬᏭᏮᏯᏰᏱᏲᏳᏴᏵᲀᲁᲂᲃᲄᲅᲆᲇᲈᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿ'::text) || 'ẞỺỼỾℲↃⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴ'::text) || 'ⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤ'::text) || 'ꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫꞬꞭꞮꞰꞱꞲꞳꞴꞶꞸꞺꞼꞾꟀꟂꟄꟅꟆꟇꟉꟐꟖꟘꟵ𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧𐒰𐒱𐒲'::text) || '𐒳𐒴𐒵𐒶𐒷𐒸𐒹𐒺𐒻𐒼𐒽𐒾𐒿𐓀𐓁𐓂𐓃𐓄𐓅𐓆𐓇𐓈𐓉𐓊𐓋𐓌𐓍𐓎𐓏𐓐𐓑𐓒𐓓𐕰𐕱𐕲𐕳𐕴𐕵𐕶𐕷𐕸𐕹𐕺𐕼𐕽𐕾𐕿𐖀𐖁𐖂𐖃𐖄𐖅𐖆𐖇𐖈𐖉𐖊𐖌𐖍𐖎𐖏𐖐𐖑𐖒𐖔𐖕𐲀𐲁𐲂𐲃𐲄𐲅𐲆𐲇𐲈𐲉𐲊𐲋𐲌𐲍𐲎𐲏𐲐𐲑𐲒𐲓𐲔𐲕𐲖𐲗𐲘𐲙𐲚𐲛'::text) || '𐲜𐲝𐲞𐲟𐲠𐲡𐲢𐲣𐲤𐲥𐲦𐲧𐲨𐲩𐲪𐲫𐲬𐲭𐲮𐲯𐲰𐲱𐲲𑢠𑢡𑢢𑢣𑢤𑢥𑢦𑢧𑢨𑢩𑢪𑢫𑢬𑢭𑢮𑢯𑢰𑢱𑢲𑢳𑢴𑢵𑢶𑢷𑢸𑢹𑢺𑢻𑢼𑢽𑢾𑢿𖹀𖹁𖹂𖹃𖹄𖹅𖹆𖹇𖹈𖹉𖹊𖹋𖹌𖹍𖹎𖹏𖹐𖹑𖹒𖹓𖹔𖹕𖹖𖹗𖹘𖹙𖹚𖹛𖹜𖹝𖹞𖹟𞤀𞤁𞤂𞤃𞤄𞤅𞤆𞤇𞤈'::text) || '𞤉𞤊𞤋𞤌𞤍𞤎𞤏𞤐𞤑𞤒𞤓𞤔𞤕𞤖𞤗𞤘𞤙𞤚𞤛𞤜𞤝𞤞𞤟𞤠𞤡'::text), (((((((((('abcdefghijklmnopqrstuvwxyzæðøþđħiłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏιͱͳͷϳ'::text || 'αβγδεζηθικλμνξοπρστυφχψωσϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻ'::text) || 'ѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջ'::text) || 'ռսվտրցւփքօֆⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꭰꭱꭲꭳꭴꭵꭶꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜ'::text) || 'ꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶꮷꮸꮹꮺꮻꮼꮽꮾꮿᏸᏹᏺᏻᏼᏽвдосттъѣꙋაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿ'::text) || 'ßỻỽỿⅎↄⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡɫᵽɽⱨⱪⱬɑɱɐɒⱳⱶȿɀⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵ'::text) || 'ⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮⳳꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥ'::text) || 'ꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜɡɬɪʞʇʝꭓꞵꞷꞹꞻꞽꞿꟁꟃꞔʂᶎꟈꟊꟑꟗꟙꟶ𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏𐓘𐓙𐓚'::text) || '𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱𐖳𐖴𐖵𐖶𐖷𐖸𐖹𐖻𐖼𐳀𐳁𐳂𐳃𐳄𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛'::text) || '𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿𞤢𞤣𞤤𞤥𞤦𞤧𞤨𞤩𞤪'::text) || '𞤫𞤬𞤭𞤮𞤯𞤰𞤱𞤲𞤳𞤴𞤵𞤶𞤷𞤸𞤹𞤺𞤻𞤼𞤽𞤾𞤿𞥀𞥁𞥂𞥃'::text)), 'ß'::text, 'ss'::text);
COMMENT ON FUNCTION booking.fold(p_name text) IS 'A name without case, width and accents';

CREATE FUNCTION booking.forget_passes(p_last bigint) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.forget_passes(p_last bigint) IS 'Removes the rows of passes that are long past, and adds what they did to the totals';

CREATE FUNCTION booking.forget_user(p_user text, p_name text) RETURNS TABLE(pseudonym text, bookings bigint, events bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.forget_waiters() IS 'Removes the places in the queue that nobody can be coming back to';

CREATE FUNCTION booking.free_absent(p_resources integer[], p_besides uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.free_absent(p_resources integer[], p_besides uuid) IS 'Ends what nobody is there for of some resources, but one, before it is said who has them; where there can be such bookings';

CREATE FUNCTION booking.free_slots(p_user text, p_length interval, p_within tstzmultirange DEFAULT '{(,)}'::tstzmultirange, p_resources text[] DEFAULT NULL::text[], p_tags jsonb DEFAULT '{}'::jsonb, p_together boolean DEFAULT false, p_ignore_pending boolean DEFAULT false, p_limit integer DEFAULT 10, p_zone text DEFAULT 'UTC'::text, p_besides uuid DEFAULT NULL::uuid) RETURNS TABLE(resource_id text, start_time timestamp with time zone, end_time timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.free_slots(p_user text, p_length interval, p_within tstzmultirange, p_resources text[], p_tags jsonb, p_together boolean, p_ignore_pending boolean, p_limit integer, p_zone text, p_besides uuid) IS 'The first slots of a length within some time that are free but for one booking: on resources, on those with tags, or on all at once';

CREATE FUNCTION booking.give_right(p_user text, p_role text, p_right text, p_for text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.give_right(p_user text, p_role text, p_right text, p_for text[]) IS 'Gives a role a right, one to act for another for these users alone; null: for all';

CREATE FUNCTION booking.grace_in_force(p_resource text DEFAULT NULL::text) RETURNS interval
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.grace_in_force(p_resource text) IS 'The grace period that counts for a resource now (null: for all of them)';

CREATE FUNCTION booking.granted(p_acl aclitem[], p_owner oid, p_is_for_members boolean DEFAULT false) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.granted(p_acl aclitem[], p_owner oid, p_is_for_members boolean) IS 'What was granted to others than the owner, in words';

CREATE FUNCTION booking.group_members(p_group text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.group_members(p_group text) IS 'A role and all that are members of it, or of a member';

CREATE FUNCTION booking.grow(p_old booking.booking, p_new booking.booking, p_user text, p_key text, p_request text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.grow(p_old booking.booking, p_new booking.booking, p_user text, p_key text, p_request text) IS 'Writes the later end of a VALID booking, as a placement that keeps its age';

CREATE FUNCTION booking.has_admin() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.has_admin() IS 'Whether anybody who can log in has the right to give rights';

CREATE FUNCTION booking.has_right(p_role text, p_right text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.has_right(p_role text, p_right text) IS 'Whether a role has a right (null: any right), itself, through a group role, or as everyone has it';

CREATE FUNCTION booking.health(p_user text) RETURNS TABLE(name text, ok boolean, message text, hint text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET quote_all_identifiers TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.health(p_user text) IS 'The checks of booking doctor';

CREATE FUNCTION booking.held_bookings(p_resources integer[], p_span tstzrange) RETURNS uuid[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.held_bookings(p_resources integer[], p_span tstzrange) IS 'The PENDING bookings whose rows an open transaction holds; locks all others';

CREATE FUNCTION booking.hello(p_client integer, p_needs integer, p_anywhere boolean DEFAULT false) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.hello(p_client integer, p_needs integer, p_anywhere boolean) IS 'Opens every conversation: refuses a client or a schema that is too old, and, unless p_anywhere, a restored database';

CREATE FUNCTION booking.history(p_user text, p_id text, p_behind bigint DEFAULT 0, p_limit integer DEFAULT NULL::integer) RETURNS SETOF booking.public_event
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.history(p_user text, p_id text, p_behind bigint, p_limit integer) IS 'The events of one booking, oldest first; a page of them behind an id';

CREATE FUNCTION booking.hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) IS 'Books resources for a slot, all of them VALID at once; an exclusion_violation where one is taken';

CREATE FUNCTION booking.holder_of_lock(p_pid integer, p_virtual_transaction text) RETURNS TABLE(who text, since timestamp with time zone, wait_event text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.holder_of_lock(p_pid integer, p_virtual_transaction text) IS 'Who holds a lock of pg_locks, and since when his transaction is open';

CREATE FUNCTION booking.holders_of_rows(p_ids uuid[]) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.holders_of_rows(p_ids uuid[]) IS 'The sessions that hold these bookings'' rows';

CREATE FUNCTION booking.hours_text(p_interval interval) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.hours_text(p_interval interval) IS 'A sum of time as one counts it by the week: 40 h, 7 h 30 min';

CREATE FUNCTION booking.import_beyond_week(p_import text) RETURNS TABLE(n bigint, by_then text[])
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.import_beyond_week(p_import text) IS 'Which of the staged rows are more of a week than the policy per-week, or the share of a group, allows, and what their refusal says (fail.sql)';

CREATE FUNCTION booking.import_excess(p_import text) RETURNS TABLE(n bigint, kind text, by_then text[], in_all text[])
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.import_excess(p_import text) IS 'Which of the staged rows are more than the policies per-resource and per-user allow, and what their refusal says (fail.sql): of such a row, and of all that is asked for';

CREATE FUNCTION booking.import_part(p_rows booking.import_row[], p_user text, p_import text, p_after bigint, p_as_given boolean, p_is_counted boolean) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.import_part(p_rows booking.import_row[], p_user text, p_import text, p_after bigint, p_as_given boolean, p_is_counted boolean) IS 'Books what has been read of an import, under one key; gives how many';

CREATE FUNCTION booking.import_problems(p_user text, p_import text, p_after bigint, p_up_to bigint) RETURNS TABLE(n bigint, line bigint, field text, reason text)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.import_resources(p_user text, p_names text[], p_tags jsonb[]) IS 'Adds resources, or the tags that those lack which are there';

CREATE FUNCTION booking.import_rows(p_user text, p_import text, p_after bigint, p_up_to bigint) RETURNS TABLE(imported bigint, passed_over bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET client_min_messages TO 'warning'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.import_rows(p_user text, p_import text, p_after bigint, p_up_to bigint) IS 'Books rows that were staged; gives how many, and how many had come before';

CREATE FUNCTION booking.imported_booking(r booking.import_row, p_resource booking.resource) RETURNS booking.booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.imported_booking(r booking.import_row, p_resource booking.resource) IS 'A booking as it is to be, from a row that was staged';

CREATE FUNCTION booking.in_person() RETURNS boolean
    LANGUAGE sql
    AS $$...$$;
COMMENT ON FUNCTION booking.in_person() IS 'Whether session_user himself is at work (or an error): nobody acts in a session that only runs his code';

CREATE FUNCTION booking.in_the_way(r booking.resource, p_span tstzrange, p_since timestamp with time zone, p_taken tstzmultirange) RETURNS TABLE(during tstzrange)
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.in_the_way(r booking.resource, p_span tstzrange, p_since timestamp with time zone, p_taken tstzmultirange) IS 'What keeps who has waited since then from a span of a resource: VALID bookings, older PENDING ones, what others ahead get, and its own rules';

CREATE FUNCTION booking.is_actor_shown(p_is_persons boolean, p_actor text, p_owner text, p_readers text[], p_sight booking.sight) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_actor_shown(p_is_persons boolean, p_actor text, p_owner text, p_readers text[], p_sight booking.sight) IS 'Whether who did something is seen';

CREATE FUNCTION booking.is_alive(w booking.waiter) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_alive(w booking.waiter) IS 'Whether whoever waits has shown a sign of life of late, and waits for something that can be';

CREATE FUNCTION booking.is_among(p_name text, p_roles text[]) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_among(p_name text, p_roles text[]) IS 'Whether a user is one of these roles, or a member of one of these group roles';

CREATE FUNCTION booking.is_behind(w booking.waiter) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_behind(w booking.waiter) IS 'Whether somebody ahead of a waiter wants the same resources for no longer, so that it cannot be its turn';

CREATE FUNCTION booking.is_busy(w booking.waiter, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_busy(w booking.waiter, p_now timestamp with time zone) IS 'Whether somebody has what a waiter wants, so that it cannot be its turn';

CREATE FUNCTION booking.is_counted(r booking.import_row) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.is_counted(r booking.import_row) IS 'Whether a row counts against the limits of its owner';

CREATE FUNCTION booking.is_decided(p_grace interval, p_resources integer[], p_span tstzrange, p_since bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_decided(p_grace interval, p_resources integer[], p_span tstzrange, p_since bigint) IS 'Whether a resolver of this grace period has decided this very chunk with a number behind this one';

CREATE FUNCTION booking.is_in_group(p_role text, p_group text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_in_group(p_role text, p_group text) IS 'Whether a role was made a member of a group role; null where there is none of the two';

CREATE FUNCTION booking.is_length(p_span interval) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.is_length(p_span interval) IS 'Whether times can last for so long, from whenever on';

CREATE FUNCTION booking.is_new_row(r booking.import_row) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.is_new_row(r booking.import_row) IS 'Whether what a row asks for has not been booked before';

CREATE FUNCTION booking.is_note_shown(p_owner text, p_readers text[], p_is_private boolean, p_sight booking.sight) RETURNS boolean
    LANGUAGE sql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_note_shown(p_owner text, p_readers text[], p_is_private boolean, p_sight booking.sight) IS 'Whether a booking''s note is seen';

CREATE FUNCTION booking.is_own_event(p_key text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.is_persons_change(e booking.event) IS 'Whether an event tells of what a person did to a booking';

CREATE FUNCTION booking.is_placement(p_old booking.booking, p_new booking.booking, p_names_times boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_placement(p_old booking.booking, p_new booking.booking, p_names_times boolean) IS 'Whether an update queues the booking anew: not where VALID times only shrink, nor where PENDING ones stay';

CREATE FUNCTION booking.is_possible(w booking.waiter) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.is_possible(w booking.waiter) IS 'Whether what somebody waits for can be, as to its length';

CREATE FUNCTION booking.is_shown(p_owner text, p_readers text[], p_sight booking.sight) RETURNS boolean
    LANGUAGE sql IMMUTABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_shown(p_owner text, p_readers text[], p_sight booking.sight) IS 'Whether whose a booking is, and what it is for, is seen: by whom it is, by readers of its resource, or by everybody';

CREATE FUNCTION booking.is_this_server() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.is_this_server() IS 'Whether the transaction ids in here are this server''s: not after a restore, until booking init has been run';

CREATE FUNCTION booking.join_askers(p_user text, p_key text, p_asker uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.join_askers(p_user text, p_key text, p_asker uuid) IS 'Notes that one more program is told of what was acquired under a key';

CREATE FUNCTION booking.kept_clear(r booking.resource, p_busy tstzrange) RETURNS tstzrange
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.kept_clear(r booking.resource, p_busy tstzrange) IS 'Where the times of a booking cannot lie, as with its buffers it would reach into what is busy';

CREATE TABLE booking.pass (
    id bigint NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    actor text DEFAULT SESSION_USER NOT NULL,
    grace interval NOT NULL,
    resources text[],
    promoted integer,
    rejected integer,
    pending integer,
    left_undone integer
);
COMMENT ON TABLE booking.pass IS 'What each pass of a resolver did';
COMMENT ON COLUMN booking.pass.resources IS 'The resources it was limited to; null for all';
COMMENT ON COLUMN booking.pass.promoted IS 'With --eager, also those since the pass before; so is rejected';
COMMENT ON COLUMN booking.pass.left_undone IS 'PENDING bookings that it had to leave for later, as somebody held them';

CREATE FUNCTION booking.last_pass() RETURNS booking.pass
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.last_pass() IS 'The last pass over all resources that ended';

CREATE FUNCTION booking.late_work(p_work jsonb) RETURNS TABLE(resource_id integer, span tstzrange)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.late_work(p_work jsonb) IS 'What process_pending() has put off';

CREATE FUNCTION booking.leave_queue(p_user text, p_key text, p_asker uuid DEFAULT NULL::uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.leave_queue(p_user text, p_key text, p_asker uuid) IS 'Gives up a place in the queue, and what was held under its key, unless another program asks under it as well';

CREATE FUNCTION booking.left_since(p_grace interval, p_since bigint) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.left_since(p_grace interval, p_since bigint) IS 'How many bookings the chunks that were decided behind this number left PENDING; null where that cannot be told';

CREATE FUNCTION booking.length_text(p_interval interval) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET "IntervalStyle" TO 'postgres_verbose'
    AS $$...$$;
COMMENT ON FUNCTION booking.length_text(p_interval interval) IS 'A length of time in full, as limits need it: 3 days 10 mins';

CREATE FUNCTION booking.list_all(p_user text, p_resources text[] DEFAULT NULL::text[], p_statuses text[] DEFAULT NULL::text[], p_mine boolean DEFAULT false, p_limit bigint DEFAULT NULL::bigint, p_owner text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_nestloop TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_all(p_user text, p_resources text[], p_statuses text[], p_mine boolean, p_limit bigint, p_owner text) IS 'The bookings of all times, by start time; a null filter is none; without statuses all that is not DELETED';

CREATE FUNCTION booking.list_as_of(p_user text, p_at timestamp with time zone, p_resources text[] DEFAULT NULL::text[], p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_statuses text[] DEFAULT NULL::text[], p_mine boolean DEFAULT false, p_upcoming boolean DEFAULT false, p_limit bigint DEFAULT NULL::bigint, p_owner text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_as_of(p_user text, p_at timestamp with time zone, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) IS 'What list_bookings would have given at a time that has passed; refused where the history of then was pruned';

CREATE FUNCTION booking.list_bookings(p_user text, p_resources text[] DEFAULT NULL::text[], p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_statuses text[] DEFAULT NULL::text[], p_mine boolean DEFAULT false, p_upcoming boolean DEFAULT false, p_limit bigint DEFAULT NULL::bigint, p_owner text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_bookings(p_user text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) IS 'The bookings that overlap a time, by start time; a null filter is none; without statuses all that is not DELETED';

CREATE FUNCTION booking.list_owned(p_user text, p_owner text DEFAULT NULL::text, p_resources text[] DEFAULT NULL::text[], p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_statuses text[] DEFAULT NULL::text[], p_upcoming boolean DEFAULT false, p_limit bigint DEFAULT NULL::bigint) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_owned(p_user text, p_owner text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_upcoming boolean, p_limit bigint) IS 'The bookings of one person, or of the one who acts, by start time; a null filter is none';

CREATE FUNCTION booking.list_page(p_user text, p_limit bigint DEFAULT NULL::bigint, p_after text DEFAULT NULL::text, p_resources text[] DEFAULT NULL::text[], p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_statuses text[] DEFAULT NULL::text[], p_mine boolean DEFAULT false, p_upcoming boolean DEFAULT false, p_owner text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_page(p_user text, p_limit bigint, p_after text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_owner text) IS 'A page of the list of bookings, from behind one of them on; a null filter is none';

CREATE FUNCTION booking.list_pooled(p_user text, p_resources text[] DEFAULT NULL::text[], p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone, p_statuses text[] DEFAULT NULL::text[], p_upcoming boolean DEFAULT false) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_pooled(p_user text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_upcoming boolean) IS 'As list_bookings, quicker in a session that a pooler keeps';

CREATE FUNCTION booking.list_resources(p_user text, p_tags jsonb DEFAULT '{}'::jsonb) RETURNS TABLE(name text, tags jsonb, retired boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.list_resources(p_user text, p_tags jsonb) IS 'The resources, or those with these tags, by name';

CREATE FUNCTION booking.lock_booking(b booking.booking, p_if_rev integer) RETURNS booking.booking
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_booking(b booking.booking, p_if_rev integer) IS 'Locks a booking and gives it as it is now; a refusal where its revision is not the expected one';

CREATE FUNCTION booking.lock_open(p_resources integer[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_open(p_resources integer[]) IS 'Keeps resources from being closed until the transaction ends';

CREATE FUNCTION booking.lock_own_booking(p_user text, p_id text, p_if_rev integer) RETURNS booking.booking
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_own_booking(p_user text, p_id text, p_if_rev integer) IS 'Locks a booking that the user may change and gives it as it is now; a refusal where its revision is not the expected one';

CREATE FUNCTION booking.lock_quota(p_user text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_quota(p_user text) IS 'Has a user''s placements that come near a limit follow one another';

CREATE FUNCTION booking.lock_resources(p_resources integer[], p_wait boolean) RETURNS integer[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_resources(p_resources integer[], p_wait boolean) IS 'Locks resources against other resolvers (users'' writes go on); gives those it got';

CREATE FUNCTION booking.lock_service(p_resource_id integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.lock_service(p_resource_id integer) IS 'Keeps bookings of a resource from becoming VALID until the transaction ends: waits for those that do';

CREATE FUNCTION booking.longest_of(r booking.resource) RETURNS interval
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.longest_of(r booking.resource) IS 'What a booking of a resource takes at most, by its rules; null: no matter';

CREATE FUNCTION booking.look_again(p_user text, p_key text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.look_again(p_user text, p_key text) IS 'Announces the pairs that raced with the placements written under a key; gives the others of those pairs';

CREATE FUNCTION booking.look_before(p_bookings booking.booking[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '100ms'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.look_before(p_bookings booking.booking[]) IS 'Announces the races of placements that are about to end';

CREATE FUNCTION booking.make_plan(p_user text, p_resources text[] DEFAULT NULL::text[]) RETURNS TABLE(number bigint, resources integer[], span tstzrange, pending bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '500ms'
    AS $$...$$;
COMMENT ON FUNCTION booking.make_plan(p_user text, p_resources text[]) IS 'The chunks of a pass: made now, or by another resolver since this one asked; and a number drawn behind the plan';

CREATE FUNCTION booking.masked(p_image jsonb, p_readers text[], p_sight booking.sight) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.masked(p_image jsonb, p_readers text[], p_sight booking.sight) IS 'A booking as it is kept inside an event, as the one who is logged in sees it';

CREATE FUNCTION booking.may_act_for(p_role text, p_user text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.may_act_for(p_role text, p_user text) IS 'Whether a role is a delegate of a user';

CREATE FUNCTION booking.may_be_absent() RETURNS SETOF boolean
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.may_be_absent() IS 'One row where there can be bookings under way that nobody is there for, else none';

CREATE FUNCTION booking.may_book(p_user text, p_resource_id integer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.may_book(p_user text, p_resource_id integer) IS 'Whether a resource is for a user, or for everybody';

CREATE FUNCTION booking.member_views() RETURNS regclass[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.member_views() IS 'The views that members may read';

CREATE FUNCTION booking.members(p_user text) RETURNS TABLE(role text, "right" text, granted_by text, granted_at timestamp with time zone, for_whom text[], holds boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.members(p_user text) IS 'Who has which rights, from whom, for whom, and whether they hold: not those of a role that was dropped';

CREATE FUNCTION booking.metrics(p_user text) RETURNS TABLE(name text, type text, help text, value double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.metrics(p_user text) IS 'What booking doctor -o prometheus prints';

CREATE FUNCTION booking.missing_standby() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.missing_standby() IS 'Which standbys commits wait for, and which there are; null where none waits';

CREATE FUNCTION booking.name_shown(p_owner text, p_readers text[]) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.name_shown(p_owner text, p_readers text[]) IS 'The owner of a booking of a resource with these readers, for messages';

CREATE FUNCTION booking.near_limit(p_limit integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.near_limit(p_limit integer) IS 'From how many on one is near a limit: in its last tenth, or its last hundred';

CREATE FUNCTION booking.nearest_image(p_id uuid) RETURNS booking.public_booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.nearest_image(p_id uuid) IS 'A booking as near to its pruned past as it is kept';

CREATE FUNCTION booking.new_waiter(p_user text, p_key text, p_request text, p_resources text[], p_length interval, p_least interval) RETURNS booking.waiter
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.new_waiter(p_user text, p_key text, p_request text, p_resources text[], p_length interval, p_least interval) IS 'Somebody who asks for the first time, and has no place in the queue yet';

CREATE FUNCTION booking.news(p_user text, p_since pg_snapshot DEFAULT NULL::pg_snapshot) RETURNS TABLE(snapshot text, resources text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.news(p_user text, p_since pg_snapshot) IS 'Where the event stream is now, and the resources whose bookings people have changed since a place in it';

CREATE FUNCTION booking.next_booking(p_resource_id integer, p_from timestamp with time zone) RETURNS SETOF booking.booking
    LANGUAGE plpgsql STABLE ROWS 1
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_booking(p_resource_id integer, p_from timestamp with time zone) IS 'The first VALID booking of a resource that begins after some time';

CREATE FUNCTION booking.next_free(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides uuid DEFAULT NULL::uuid) RETURNS TABLE(start_time timestamp with time zone, end_time timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_free(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides uuid) IS 'The next free slot of the same length on a resource, besides what one booking takes';

CREATE FUNCTION booking.next_page(p_since text, p_now booking.feed_cursor) RETURNS booking.feed_cursor
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_page(p_since text, p_now booking.feed_cursor) IS 'What to read behind a cursor: from the snapshot old to the snapshot new, behind the event last';

CREATE FUNCTION booking.next_pass_at() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_pass_at() IS 'When the next pass over all resources is due; null where none runs';

CREATE FUNCTION booking.next_start(p_resources integer[], p_from timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_start(p_resources integer[], p_from timestamp with time zone) IS 'When, from some time on, a booking of these resources can begin by their slots';

CREATE FUNCTION booking.next_turn(p_waiter booking.waiter, p_now timestamp with time zone, OUT resources integer[], OUT slot tstzrange, OUT place integer) RETURNS record
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.next_turn(p_waiter booking.waiter, p_now timestamp with time zone, OUT resources integer[], OUT slot tstzrange, OUT place integer) IS 'When it is a waiter''s turn, on which resources and for how long, and its place in the queue';

CREATE FUNCTION booking.note_decided(p_id bigint, p_grace interval, p_resources integer[], p_span tstzrange, p_pending integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.note_decided(p_id bigint, p_grace interval, p_resources integer[], p_span tstzrange, p_pending integer) IS 'Notes a chunk that has been decided, and how many of it stay PENDING';

CREATE FUNCTION booking.obstacles(b booking.booking, OUT closed text, OUT approvers text[]) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.obstacles(b booking.booking, OUT closed text, OUT approvers text[]) IS 'What beside other bookings keeps one from being VALID: when its resource is closed then, and who has yet to approve it';

CREATE FUNCTION booking.oldest_transaction() RETURNS TABLE(since timestamp with time zone, who text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.oldest_transaction() IS 'The longest open transaction of a client in this database, prepared or not, and whose it is';

CREATE FUNCTION booking.open_hours(r booking.resource, p_from timestamp with time zone, p_to timestamp with time zone) RETURNS double precision
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.open_hours(r booking.resource, p_from timestamp with time zone, p_to timestamp with time zone) IS 'For how many hours of a day a resource can be booked, by its opening hours, closed days and closures';

CREATE FUNCTION booking.open_resource(p_user text, p_name text, p_from timestamp with time zone DEFAULT NULL::timestamp with time zone, p_to timestamp with time zone DEFAULT NULL::timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.open_resource(p_user text, p_name text, p_from timestamp with time zone, p_to timestamp with time zone) IS 'Puts a resource back into service: takes back its closures that have not ended, or those that overlap a time';

CREATE FUNCTION booking.open_work(p_grace interval) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.open_work(p_grace interval) IS 'Opens a pass of process_pending()';

CREATE FUNCTION booking.outcome(p_made booking.change[]) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.outcome(p_made booking.change[]) IS 'The answer to placements: the bookings, then the oldest that they conflict with, a hundred at most';

CREATE FUNCTION booking.outlook() RETURNS TABLE(promote text, next_pass_at timestamp with time zone, has_run boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.outlook() IS 'The policy, when the next pass is due (null: none runs), and whether any ever ran';

CREATE FUNCTION booking.overdue_since() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.overdue_since() IS 'When the last pass ended, if that is more than three intervals ago and they are what promotes; else null';

CREATE FUNCTION booking.overlapping(p_resource_id integer, p_busy tstzrange) RETURNS SETOF booking.booking
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.overlapping(p_resource_id integer, p_busy tstzrange) IS 'The live bookings of a resource that overlap a range';

CREATE TABLE booking.member (
    role text NOT NULL,
    "right" text NOT NULL,
    granted_by text DEFAULT SESSION_USER NOT NULL,
    granted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    role_oid oid,
    for_whom text[],
    CONSTRAINT member_for_whom CHECK (((for_whom IS NULL) OR ((cardinality(for_whom) > 0) AND ("right" = 'delegate'::text)))),
    CONSTRAINT member_right CHECK (("right" = ANY (ARRAY['reader'::text, 'user'::text, 'delegate'::text, 'resolver'::text, 'admin'::text])))
);
COMMENT ON TABLE booking.member IS 'Who may do what: a login role, a group role, or public for everyone who can connect';
COMMENT ON COLUMN booking.member."right" IS 'reader: look; user: book in one''s own name; delegate: act for another; resolver: run passes; admin: change what is others''';
COMMENT ON COLUMN booking.member.role_oid IS 'The role that had this name then; 0 for public. The right holds as long as the two belong together; null: not yet';
COMMENT ON COLUMN booking.member.for_whom IS 'Of a delegate: the users for whom he may act; null: for everybody';

CREATE FUNCTION booking.own_rights() RETURNS SETOF booking.member
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.own_rights() IS 'What gives the one who is logged in rights without a further look: rows of his own, and what everyone has';

CREATE FUNCTION booking.owner_names(p_user text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.owner_names(p_user text) IS 'Whose bookings are PENDING or VALID';

CREATE FUNCTION booking.pass_on(w booking.waiter, p_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.pass_on(w booking.waiter, p_now timestamp with time zone) IS 'Wakes the next in line behind a waiter for what is free of its resources';

CREATE FUNCTION booking.place(p_changes booking.change[], p_user text, p_key text, p_as_given boolean DEFAULT false, p_is_checked boolean DEFAULT false) RETURNS booking.change[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.place(p_changes booking.change[], p_user text, p_key text, p_as_given boolean, p_is_checked boolean) IS 'Places bookings as PENDING (new where they have no id); gives what has happened: to them, in their order, then what they conflict with, to be announced';

CREATE FUNCTION booking.place_on_any(b booking.booking, p_resources integer[], p_user text, p_key text, p_request text, p_if_free boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.place_on_any(b booking.booking, p_resources integer[], p_user text, p_key text, p_request text, p_if_free boolean) IS 'Books one of some resources: the one that is free then, or free soonest; with p_if_free VALID at once, or refused';

CREATE FUNCTION booking.plan_pass(p_user text, p_resources text[] DEFAULT NULL::text[]) RETURNS TABLE(resources integer[], span tstzrange, pending bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_nestloop TO 'off'
    SET max_parallel_workers_per_gather TO '0'
    SET work_mem TO '64MB'
    AS $$...$$;
COMMENT ON FUNCTION booking.plan_pass(p_user text, p_resources text[]) IS 'The chunks of work of a pass: resources, the span of time of a part of a big one';

CREATE FUNCTION booking.plan_queue(p_queue booking.waiter[], p_now timestamp with time zone) RETURNS TABLE(waiter booking.waiter, resources integer[], slot tstzrange)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.plan_queue(p_queue booking.waiter[], p_now timestamp with time zone) IS 'When it is the turn of each of a queue, first come first, on which of its resources and for how long; null, or no row, where that is far off';

CREATE FUNCTION booking.policy(p_user text) RETURNS TABLE(name text, value text, changed_by text, changed_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET "IntervalStyle" TO 'iso_8601'
    AS $$...$$;
COMMENT ON FUNCTION booking.policy(p_user text) IS 'The settings of the installation, with who changed them last; intervals as in ISO 8601';

CREATE FUNCTION booking.prepare_hold() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.prepare_hold() IS 'Holds nothing, so that the session''s next hold is quicker';

CREATE FUNCTION booking.prepare_import(p_user text, p_import text, p_continues boolean DEFAULT false, p_dry_run boolean DEFAULT false) RETURNS TABLE(line bigint, field text, reason text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.prepare_import(p_user text, p_import text, p_continues boolean, p_dry_run boolean) IS 'Looks at all that was staged: what is wrong with it, and (without a line) what it books that is new';

CREATE FUNCTION booking.problem_of(p_what text, p_text text, p_before text DEFAULT NULL::text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.problem_of(p_what text, p_text text, p_before text) IS 'Why a name or a note cannot be, or not be booked, also as a similar new one comes before it; null where it can';

CREATE FUNCTION booking.problem_of_excess(p_kind text, p_facts text[]) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.problem_of_excess(p_kind text, p_facts text[]) IS 'Why a row is more than the limits allow (import_excess.sql)';

CREATE FUNCTION booking.problem_of_rules(b booking.booking, OUT field text, OUT reason text) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.problem_of_rules(b booking.booking, OUT field text, OUT reason text) IS 'Why the rules of its resource, or the policy notice, forbid a booking, and which of its fields is to blame; a reason of null where they do not';

CREATE FUNCTION booking.problem_of_slot(p_start timestamp with time zone, p_end timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.problem_of_slot(p_start timestamp with time zone, p_end timestamp with time zone) IS 'Why times cannot be booked, or why the limits forbid them; null where they can';

CREATE PROCEDURE booking.process_pending(IN p_grace interval DEFAULT NULL::interval)
    LANGUAGE plpgsql
    AS $$...$$;
COMMENT ON PROCEDURE booking.process_pending(IN p_grace interval) IS 'One pass of the resolver, for pg_cron';

CREATE FUNCTION booking.prunable_events(p_before timestamp with time zone, p_first bigint, p_last bigint) RETURNS TABLE(id bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.prunable_events(p_before timestamp with time zone, p_first bigint, p_last bigint) IS 'Which of these events can go when what happened before a time is pruned';

CREATE FUNCTION booking.prune_events(p_user text, p_before timestamp with time zone, p_run bigint DEFAULT NULL::bigint, p_behind bigint DEFAULT 0, p_limit integer DEFAULT 5000) RETURNS TABLE(run bigint, behind bigint, events bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.prune_events(p_user text, p_before timestamp with time zone, p_run bigint, p_behind bigint, p_limit integer) IS 'Deletes a batch of events from before a time: the run to go on with, the id to go on behind (null: all done), and how many it deleted in all';

CREATE FUNCTION booking.put_function(p_name text, p_definition text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.put_function(p_name text, p_definition text) IS 'Makes a function, in place of those of its name that it cannot replace';

CREATE FUNCTION booking.put_view(p_name text, p_query text, p_option text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.put_view(p_name text, p_query text, p_option text) IS 'Makes a view, or makes it anew where it is to be another';

CREATE FUNCTION booking.queue_for(p_waiter booking.waiter) RETURNS SETOF booking.waiter
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.queue_for(p_waiter booking.waiter) IS 'Who is ahead of a waiter, first come first';

CREATE FUNCTION booking.raced_with(l booking.booking) RETURNS SETOF booking.booking
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.raced_with(l booking.booking) IS 'The live placements that overlap one, where neither could see the other';

CREATE FUNCTION booking.raise_notice(p_state text, p_message text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.raise_notice(p_state text, p_message text) IS 'A notice to the user';

CREATE FUNCTION booking.read_cursor(p_text text) RETURNS booking.feed_cursor
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
    AS $$...$$;
COMMENT ON FUNCTION booking.record(p_changes booking.change[], p_user text, p_key text, p_request text) IS 'Writes the events of what has happened, in this order, and wakes the watchers; of several that a person caused all are found under the key';

CREATE FUNCTION booking.record_definitions() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.record_definitions() IS 'Keeps how the schema was installed, for doctor';

CREATE FUNCTION booking.refuse_blind_clients() RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_blind_clients() IS 'Ends the service of programs that cannot read a booking whose owner is not shown';

CREATE FUNCTION booking.refuse_client(p_client integer, p_needs integer) RETURNS integer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_client(p_client integer, p_needs integer) IS 'What hello refuses with: program and schema do not fit, or the database was restored';

CREATE FUNCTION booking.refuse_future(p_before timestamp with time zone) RETURNS void
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_future(p_before timestamp with time zone) IS 'Refuses to prune up to a time that has not come yet';

CREATE FUNCTION booking.refuse_id(p_id text, p_found booking.booking[]) RETURNS booking.booking
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_id(p_id text, p_found booking.booking[]) IS 'What find_booking refuses with: an id too short, of no booking, or the beginning of several';

CREATE FUNCTION booking.refuse_member(p_role text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_member(p_role text) IS 'Refuses rights for a role that is not there, or for too many roles';

CREATE FUNCTION booking.refuse_new_resource(p_user text, p_name text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_new_resource(p_user text, p_name text) IS 'Refuses a new name that looks like an existing one, or that only an admin may add, also as the user has added so many';

CREATE FUNCTION booking.refuse_own_overlap(p_placements booking.change[]) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_own_overlap(p_placements booking.change[]) IS 'Refuses bookings that are to be VALID together, where two of them overlap';

CREATE FUNCTION booking.refuse_span(p_what text, p_span interval) RETURNS interval
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.refuse_span(p_what text, p_span interval) IS 'What bounded_span refuses with';

CREATE FUNCTION booking.rehearse(b booking.booking, p_resource text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse(b booking.booking, p_resource text) IS 'What a create would give and conflict with; changes nothing';

CREATE FUNCTION booking.rehearse_change(p_user text, p_verb text, p_ids text[], p_start timestamp with time zone DEFAULT NULL::timestamp with time zone, p_end timestamp with time zone DEFAULT NULL::timestamp with time zone, p_set_note boolean DEFAULT false, p_note text DEFAULT NULL::text, p_if_rev integer DEFAULT NULL::integer, p_if_free boolean DEFAULT false) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_change(p_user text, p_verb text, p_ids text[], p_start timestamp with time zone, p_end timestamp with time zone, p_set_note boolean, p_note text, p_if_rev integer, p_if_free boolean) IS 'What an update, a delete or an undo would give and conflict with; changes nothing';

CREATE FUNCTION booking.rehearse_import(p_user text, p_import text) RETURNS TABLE(line bigint, resource_name text, owner text, start_time timestamp with time zone, end_time timestamp with time zone, others bigint, lines text[], ids text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_import(p_user text, p_import text) IS 'What the staged rows would conflict with, a thousand of them at most';

CREATE FUNCTION booking.rehearse_pass(p_user text, p_grace interval DEFAULT NULL::interval, p_resources text[] DEFAULT NULL::text[]) RETURNS TABLE(verdict text, pending bigint, resources bigint, grace_ended_at timestamp with time zone, blocker uuid, blocker_user text, booking booking.public_booking)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_pass(p_user text, p_grace interval, p_resources text[]) IS 'What a pass would change now, and why; and in a last row only how many would stay PENDING, and of how many resources';

CREATE FUNCTION booking.rehearse_prune(p_user text, p_before timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_prune(p_user text, p_before timestamp with time zone) IS 'How many events pruning what happened before a time would delete';

CREATE FUNCTION booking.rehearse_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text DEFAULT NULL::text, p_all_or_nothing boolean DEFAULT false) RETURNS SETOF booking.occurrence
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_all_or_nothing boolean) IS 'What a series would give and conflict with; changes nothing';

CREATE FUNCTION booking.rehearse_updates(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean DEFAULT false, p_note text DEFAULT NULL::text, p_if_free boolean DEFAULT false) RETURNS SETOF booking.occurrence
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.rehearse_updates(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean, p_note text, p_if_free boolean) IS 'What a change of several bookings would give and conflict with; changes nothing';

CREATE FUNCTION booking.reject_excess(p_import text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.reject_excess(p_import text) IS 'Has rows that are more than the limits allow left out';

CREATE FUNCTION booking.release_absent(p_resources integer[] DEFAULT NULL::integer[], p_besides uuid DEFAULT NULL::uuid) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.release_absent(p_resources integer[], p_besides uuid) IS 'Ends the bookings, of all resources or some, but one, that nobody is there for; gives how many';

CREATE FUNCTION booking.release_bookings(p_user text, p_ids text[], p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.release_bookings(p_user text, p_ids text[], p_key text, p_request text) IS 'Ends bookings before their time: cut to now, or deleted where they have not begun';

CREATE FUNCTION booking.remove_member(p_user text, p_role text, p_rights text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.remove_member(p_user text, p_role text, p_rights text[]) IS 'Takes rights from a role (null: all it has), unless nobody would be left to give them back';

CREATE FUNCTION booking.repeated_events(p_user text, p_key text, p_request text) RETURNS booking.event[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.repeated_events(p_user text, p_key text, p_request text) IS 'The events that the same request under the same key wrote before; none the first time; a refusal for another request';

CREATE FUNCTION booking.replica_lag() RETURNS interval
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.replica_lag() IS 'How far this standby is behind its primary at most; null where it cannot know, and on a primary';

CREATE FUNCTION booking.report(p_user text, p_from timestamp with time zone, p_to timestamp with time zone, p_resources text[] DEFAULT NULL::text[], p_tags jsonb DEFAULT '{}'::jsonb, p_zone text DEFAULT current_setting('timezone'::text)) RETURNS TABLE(kind text, resource_id text, day date, user_id text, requests bigint, bookings bigint, no_shows bigint, conflicts bigint, rejected bigint, open_hours double precision, booked_hours double precision, held_hours double precision, wasted_hours double precision, wait_median double precision, wait_p95 double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET "TimeZone" TO 'UTC'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.report(p_user text, p_from timestamp with time zone, p_to timestamp with time zone, p_resources text[], p_tags jsonb, p_zone text) IS 'How resources were used between two times: in all, and for each resource, day and user; the hours, what conflicted, and how long it took to be VALID, in seconds';

CREATE FUNCTION booking.resolve_before_reading(p_user text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_before_reading(p_user text) IS 'Under the policy promote at-once, decides what is due';

CREATE FUNCTION booking.resolve_chunk(p_user text, p_grace interval, p_resources integer[], p_span tstzrange DEFAULT NULL::tstzrange, p_wait boolean DEFAULT false, p_careful boolean DEFAULT false, p_since bigint DEFAULT NULL::bigint, p_besides uuid[] DEFAULT '{}'::uuid[]) RETURNS TABLE(promoted integer, rejected integer, held integer, skipped integer[], holders text[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_chunk(p_user text, p_grace interval, p_resources integer[], p_span tstzrange, p_wait boolean, p_careful boolean, p_since bigint, p_besides uuid[]) IS 'Resolves the PENDING bookings of some resources: counts, the resources that another resolver had, who held bookings';

CREATE FUNCTION booking.resolve_due() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_due() IS 'Decides what is due among the oldest hundred bookings of the queue';

CREATE FUNCTION booking.resolve_events(p_user text, p_key text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_events(p_user text, p_key text) IS 'Resolves what the writes under a key touched; gives the first booking as it then is, and what it conflicts with';

CREATE FUNCTION booking.resolve_for_reader() RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_for_reader() IS 'Announces what is owed, decides what is due, and ends what nobody is there for';

CREATE FUNCTION booking.resolve_now(p_user text, p_id text) RETURNS booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '200ms'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_now(p_user text, p_id text) IS 'Promotes what can be promoted where a booking of one''s own waits; gives the booking as it then is';

CREATE FUNCTION booking.resolve_outlived(p_resources integer[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_outlived(p_resources integer[]) IS 'Decides what has outlived its grace on some resources';

CREATE FUNCTION booking.resolve_span(p_resource_id integer, p_span tstzrange, p_once boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_span(p_resource_id integer, p_span tstzrange, p_once boolean) IS 'Promotes what can be promoted in a span of a resource, and rejects what has outlived its grace';

CREATE FUNCTION booking.resolve_written(p_user text, p_key text) RETURNS SETOF booking.public_booking
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.resolve_written(p_user text, p_key text) IS 'Under the policy promote at-once, resolves what was written under a key; gives the booking as it then is, and its conflicts';

CREATE FUNCTION booking.resolved(b booking.booking) RETURNS booking.change
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.resolved(b booking.booking) IS 'What has happened to a booking that was decided';

CREATE FUNCTION booking.resource_image(r booking.resource) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.resource_image(r booking.resource) IS 'A resource as the audit keeps it: with what is set, and no more';

CREATE FUNCTION booking.resource_names(p_user text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.resource_names(p_user text) IS 'The names of what can be booked, the newest first';

CREATE FUNCTION booking.resource_states(p_user text, p_name text DEFAULT NULL::text, p_tags jsonb DEFAULT '{}'::jsonb) RETURNS TABLE(name text, tags jsonb, retired boolean, held_by text, free_until timestamp with time zone, held_until timestamp with time zone, wanted_by jsonb, next_by text, next_start timestamp with time zone, next_end timestamp with time zone, closed text, rules jsonb, unapproved bigint, is_closed boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resource_states(p_user text, p_name text, p_tags jsonb) IS 'The resources, or one, or those with these tags, each with how it stands now';

CREATE FUNCTION booking.resources_in_use(p_changes booking.change[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.resources_in_use(p_changes booking.change[]) IS 'Of what is to be placed, the resources of which something is booked between the first and the last of it';

CREATE FUNCTION booking.revoke_all() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.revoke_all() IS 'Leaves all that is in the schema to its owner alone';

CREATE FUNCTION booking.right_image(m booking.member) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.right_image(m booking.member) IS 'A right as the audit keeps it';

CREATE FUNCTION booking.rights_of(p_role text) RETURNS SETOF booking.member
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.rights_of(p_role text) IS 'What gives a role its rights: its own rows, those of its group roles, and what everyone has';

CREATE FUNCTION booking.role_list(p_names jsonb) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.role_list(p_names jsonb) IS 'Names of roles, each once; null for none; a refusal where there is no such role';

CREATE FUNCTION booking.role_oid(p_role text) RETURNS oid
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.role_oid(p_role text) IS 'The role of this name; 0 for public, null where there is none';

CREATE FUNCTION booking.rows_to_book(p_import text, p_after bigint, p_up_to bigint) RETURNS SETOF booking.import_row
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.rows_to_book(p_import text, p_after bigint, p_up_to bigint) IS 'Of a part of what was staged, what is good and has not come before';

CREATE FUNCTION booking.rules_of(r booking.resource) RETURNS jsonb
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.rules_of(r booking.resource) IS 'What an admin said about a resource, in pairs of words for people';

CREATE FUNCTION booking.safety(p_user text) RETURNS TABLE(name text, ok boolean, message text, hint text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.safety(p_user text) IS 'The checks of booking doctor on standbys, and on whether the server can write';

CREATE FUNCTION booking.see(p_user text, p_seen text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.see(p_user text, p_seen text) IS 'Notes that a user has been shown what befell his bookings';

CREATE FUNCTION booking.seen_all(p_epoch text, p_snapshot pg_snapshot) RETURNS booking.feed_cursor
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.seen_all(p_epoch text, p_snapshot pg_snapshot) IS 'The cursor that covers all that a snapshot shows; its proof is the event of the last transaction among them';

CREATE FUNCTION booking.seen_up_to(c booking.feed_cursor) RETURNS booking.feed_cursor
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.seen_up_to(c booking.feed_cursor) IS 'The cursor that covers all that a range''s newer snapshot shows';

CREATE FUNCTION booking.series_of(p_user text, p_id text, p_following boolean DEFAULT false) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.series_of(p_user text, p_id text, p_following boolean) IS 'The occurrences of a booking''s series that are its owner''s and not deleted: all, or from this one on';

CREATE FUNCTION booking.series_placements(p_user text, p_resource_id integer, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_note_is_private boolean) RETURNS booking.change[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.series_placements(p_user text, p_resource_id integer, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_note_is_private boolean) IS 'The occurrences of a new series, as they are to be, by their start';

CREATE FUNCTION booking.series_revisions(p_user text, p_series text[]) RETURNS TABLE(series uuid, revision bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.series_revisions(p_user text, p_series text[]) IS 'How often the occurrences of series have changed, deleted ones included';

CREATE FUNCTION booking.series_written(p_user text, p_key text) RETURNS SETOF booking.occurrence
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.series_written(p_user text, p_key text) IS 'The occurrences that were written under a key, as they are now: how many others each conflicts with, and the next free time of each';

CREATE FUNCTION booking.session_name(p_role text, p_detail text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.session_name(p_role text, p_detail text) IS 'A session as admins and resolvers read of it, and as others do';

CREATE FUNCTION booking.set_access(p_roles text[], p_may_enter boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.set_access(p_roles text[], p_may_enter boolean) IS 'Lets roles, or public, into the schema, or keeps them out again';

CREATE FUNCTION booking.set_policy(p_user text, p_name text, p_value text, p_group text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.set_policy(p_user text, p_name text, p_value text, p_group text) IS 'Changes a setting of the installation, and records who did';

CREATE FUNCTION booking.set_rules(p_user text, p_name text, p_rules jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.set_rules(p_user text, p_name text, p_rules jsonb) IS 'Says who may see whose a resource''s bookings are, who may book it, when, and who has to approve that';

CREATE FUNCTION booking.set_share(p_group text, p_per_week interval) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.set_share(p_group text, p_per_week interval) IS 'Says how much of a week a group may have; null: as much as its members';

CREATE FUNCTION booking.settle_alone(p_user text, p_keys text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.settle_alone(p_user text, p_keys text[]) IS 'Spares placements written under these keys their second look, where nobody else placed anything at that time';

CREATE FUNCTION booking.show_booking(p_user text, p_id text) RETURNS booking.public_booking
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.show_booking(p_user text, p_id text) IS 'One booking, by its id or a prefix of it';

CREATE FUNCTION booking.show_conflicts(p_user text, p_id text) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$...$$;
COMMENT ON FUNCTION booking.show_conflicts(p_user text, p_id text) IS 'A booking as it is now, then the live ones that it overlaps, if it is live itself';

CREATE FUNCTION booking.show_created(p_user text, p_key text) RETURNS TABLE(n integer, booking booking.public_booking)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.show_created(p_user text, p_key text) IS 'The bookings that were made under a key, as they are now, each with its number, then what it conflicts with';

CREATE FUNCTION booking.show_queue(p_user text, p_id text DEFAULT NULL::text) RETURNS TABLE(user_id text, resources text[], takes_all boolean, length text, since timestamp with time zone, seen_at timestamp with time zone, is_mine boolean, is_alive boolean, place integer, expected_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET "IntervalStyle" TO 'iso_8601'
    AS $$...$$;
COMMENT ON FUNCTION booking.show_queue(p_user text, p_id text) IS 'Who is in line to hold something, as far as it concerns a user, or one booking';

CREATE FUNCTION booking.shut(r booking.resource, p_span tstzrange) RETURNS SETOF tstzrange
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.shut(r booking.resource, p_span tstzrange) IS 'When in a span a resource cannot be booked, by its opening hours and closed days';

CREATE FUNCTION booking.sight() RETURNS booking.sight
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.sight() IS 'What the one who is logged in sees of others'' bookings';

CREATE FUNCTION booking.sign_of_life() RETURNS interval
    LANGUAGE sql IMMUTABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.sign_of_life() IS 'How old the last sign of life of whoever waits may be';

CREATE FUNCTION booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint, p_resources integer[]) RETURNS TABLE(start_time timestamp with time zone, end_time timestamp with time zone)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint, p_resources integer[]) IS 'The first slots of a length that fit into gaps, and into the slots of resources';

CREATE FUNCTION booking.stage_rows(p_user text, p_import text, p_ns bigint[], p_lines bigint[], p_ids uuid[], p_resources text[], p_users text[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_statuses text[], p_revs integer[], p_notes text[], p_created timestamp with time zone[], p_updated timestamp with time zone[], p_keys text[], p_series uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.stage_rows(p_user text, p_import text, p_ns bigint[], p_lines bigint[], p_ids uuid[], p_resources text[], p_users text[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_statuses text[], p_revs integer[], p_notes text[], p_created timestamp with time zone[], p_updated timestamp with time zone[], p_keys text[], p_series uuid[]) IS 'Takes in rows of a file, in which nobody else sees them';

CREATE FUNCTION booking.staged(p_import text) RETURNS SETOF booking.import_row
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.staged(p_import text) IS 'What the one who is logged in has staged of an import';

CREATE FUNCTION booking.status(p_user text) RETURNS TABLE(kind text, waits uuid, place bigint, actor text, at timestamp with time zone, seen text, booking booking.public_booking, closed text, approvers text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.status(p_user text) IS 'What a user holds, what comes next, what he waits for and behind whom, and what befell his bookings since he last looked';

CREATE FUNCTION booking.stuck_bookings(p_user text, p_resource_id integer, p_span tstzrange DEFAULT NULL::tstzrange) RETURNS TABLE(id uuid, problem text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.stuck_bookings(p_user text, p_resource_id integer, p_span tstzrange) IS 'The PENDING bookings of a resource that cannot be made VALID though they should be, and why; null where that was not tried';

CREATE FUNCTION booking.take_back(p_bookings booking.booking[], p_user text, p_key text, p_request text) RETURNS booking.change[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.take_back(p_bookings booking.booking[], p_user text, p_key text, p_request text) IS 'Takes back, at once and under one key, the last change that a person made to each of these bookings, which are locked';

CREATE FUNCTION booking.take_if_free(p_id uuid, p_resource_id integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.take_if_free(p_id uuid, p_resource_id integer) IS 'Makes a booking VALID whose time nobody else wants, and refuses where somebody does';

CREATE FUNCTION booking.take_place(p_waiter booking.waiter, p_place booking.waiter) RETURNS booking.waiter
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.take_place(p_waiter booking.waiter, p_place booking.waiter) IS 'The place in the queue of who wants this, taken where he has none; with a sign of life';

CREATE FUNCTION booking.taken_in(r booking.resource, p_span tstzrange, p_ignore_pending boolean, p_besides uuid) RETURNS SETOF tstzrange
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.taken_in(r booking.resource, p_span tstzrange, p_ignore_pending boolean, p_besides uuid) IS 'Where in a span no booking of a resource can lie, but for one that is to be moved';

CREATE FUNCTION booking.tell_of_import(p_import text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.tell_of_import(p_import text) IS 'Notices about what was staged: how much of it is past, and how much had come before and differs from what is booked';

CREATE FUNCTION booking.try_chunk(p_grace interval, p_resources integer[], p_span tstzrange, p_wait boolean DEFAULT false, p_careful boolean DEFAULT false, p_besides uuid[] DEFAULT '{}'::uuid[]) RETURNS TABLE(promoted integer, rejected integer, held integer, skipped integer[], holders text[], problem text)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.try_chunk(p_grace interval, p_resources integer[], p_span tstzrange, p_wait boolean, p_careful boolean, p_besides uuid[]) IS 'resolve_chunk, with what keeps it from its work as a result instead of an error';

CREATE FUNCTION booking.try_hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.try_hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) IS 'Whether the slot could be held; false where somebody else was quicker';

CREATE FUNCTION booking.try_writing() RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET default_tablespace TO ''
    AS $$...$$;
COMMENT ON FUNCTION booking.try_writing() IS 'Writes 64 KB and takes them back; gives what the server says where it cannot';

CREATE FUNCTION booking.turns_now(p_resources integer[]) RETURNS TABLE(resource_id integer, waiter booking.waiter, busy tstzrange)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.turns_now(p_resources integer[]) IS 'Whose turn it is to hold some resources, and what he occupies with that';

CREATE FUNCTION booking.unbookable(r booking.resource, p_span tstzrange) RETURNS SETOF tstzrange
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.unbookable(r booking.resource, p_span tstzrange) IS 'Where in a span no booking of a resource can lie, whatever others have booked: out of hours, and in closures';

CREATE FUNCTION booking.undo_booking(p_user text, p_id text, p_if_rev integer DEFAULT NULL::integer, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.undo_booking(p_user text, p_id text, p_if_rev integer, p_key text, p_request text) IS 'Takes back the last change that a person made';

CREATE FUNCTION booking.undo_series(p_user text, p_id text, p_following boolean DEFAULT false, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.undo_series(p_user text, p_id text, p_following boolean, p_key text, p_request text) IS 'Takes back the last change of a booking in all of its series that the same write has changed last';

CREATE FUNCTION booking.update_booking(p_user text, p_id text, p_start timestamp with time zone, p_end timestamp with time zone, p_set_note boolean DEFAULT false, p_note text DEFAULT NULL::text, p_if_rev integer DEFAULT NULL::integer, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_if_free boolean DEFAULT false, p_note_is_private boolean DEFAULT false) RETURNS SETOF booking.public_booking
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.update_booking(p_user text, p_id text, p_start timestamp with time zone, p_end timestamp with time zone, p_set_note boolean, p_note text, p_if_rev integer, p_key text, p_request text, p_if_free boolean, p_note_is_private boolean) IS 'Changes times (null: as they are) or note; with p_if_free only if nobody else wants the new time. Gives the booking, then what it conflicts with';

CREATE FUNCTION booking.update_bookings(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean DEFAULT false, p_note text DEFAULT NULL::text, p_key text DEFAULT NULL::text, p_request text DEFAULT NULL::text, p_note_is_private boolean DEFAULT false, p_if_free boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.update_bookings(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean, p_note text, p_key text, p_request text, p_note_is_private boolean, p_if_free boolean) IS 'Changes the times of several bookings, each to its own, or the note of all of them; all or none; with p_if_free only if nobody else wants any of the new times';

CREATE FUNCTION booking.update_in_place(p_changes booking.change[]) RETURNS booking.change[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.update_in_place(p_changes booking.change[]) IS 'Writes changes that are no placements; gives them as they were made';

CREATE FUNCTION booking.update_resource(p_user text, p_name text, p_tags jsonb DEFAULT '{}'::jsonb, p_new_name text DEFAULT NULL::text, p_retired boolean DEFAULT NULL::boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '2s'
    AS $$...$$;
COMMENT ON FUNCTION booking.update_resource(p_user text, p_name text, p_tags jsonb, p_new_name text, p_retired boolean) IS 'Changes tags (an empty value removes one), name, or whether it is retired';

CREATE FUNCTION booking.used(p_from timestamp with time zone, p_to timestamp with time zone, p_resources integer[], p_statuses text[]) RETURNS TABLE(id uuid, resource_id integer, user_id text, status text, updated_at timestamp with time zone, day date, is_first boolean, is_no_show boolean, booked double precision, held double precision)
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.used(p_from timestamp with time zone, p_to timestamp with time zone, p_resources integer[], p_statuses text[]) IS 'Bookings that overlap a time, a row for each day, with how many hours of it they have, and how many of those have passed';

CREATE FUNCTION booking.utc(p_time timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.utc(p_time timestamp with time zone) IS 'A time as RFC 3339 has it';

CREATE FUNCTION booking.utilisation(p_user text, p_from timestamp with time zone DEFAULT '-infinity'::timestamp with time zone, p_to timestamp with time zone DEFAULT 'infinity'::timestamp with time zone, p_resources text[] DEFAULT NULL::text[], p_zone text DEFAULT current_setting('timezone'::text)) RETURNS TABLE(resource_id text, day date, bookings bigint, no_shows bigint, open_hours double precision, booked_hours double precision, held_hours double precision, wasted_hours double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET "TimeZone" TO 'UTC'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.utilisation(p_user text, p_from timestamp with time zone, p_to timestamp with time zone, p_resources text[], p_zone text) IS 'For each resource and day with VALID bookings: for how many hours it is booked, was held, and was kept by those who did not come';

CREATE FUNCTION booking.verdicts(p_resources integer[], p_span tstzrange, p_now timestamp with time zone, p_grace interval, p_held uuid[] DEFAULT '{}'::uuid[]) RETURNS TABLE(id uuid, resource_id integer, rev integer, verdict text, pending integer)
    LANGUAGE plpgsql STABLE ROWS 500
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.verdicts(p_resources integer[], p_span tstzrange, p_now timestamp with time zone, p_grace interval, p_held uuid[]) IS 'What a pass changes: VALID or REJECTED for PENDING bookings of these resources, within a span of time if one is given, HELD for those of an island with a held booking; in a last row, PENDING, how many others stay so';

CREATE FUNCTION booking.vouch() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.vouch() IS 'Makes what this transaction reports as safe as what it writes would be';

CREATE FUNCTION booking.waits_for_standby(p_wait_event text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.waits_for_standby(p_wait_event text) IS 'Whether a session''s commit waits for a standby, or for its turn behind one that does';

CREATE FUNCTION booking.wake(p_free integer[] DEFAULT '{}'::integer[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.wake(p_free integer[]) IS 'Wakes the watchers when the transaction commits, and whoever is first in line for resources of which time has become free';

CREATE FUNCTION booking.wake_waiters(p_resources integer[], p_behind bigint DEFAULT 0) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.wake_waiters(p_resources integer[], p_behind bigint) IS 'Wakes the first in line for each of some resources, of those behind a place';

CREATE FUNCTION booking.wanted_resources(p_user text, p_names text[], p_tags jsonb) RETURNS integer[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.wanted_resources(p_user text, p_names text[], p_tags jsonb) IS 'The resources of these names (a new one is made), or without names those that have these tags and that one may book';

CREATE FUNCTION booking.was_alone(b booking.booking) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$...$$;
COMMENT ON FUNCTION booking.was_alone(b booking.booking) IS 'Whether nobody can have raced with a placement, as nobody else wrote anything at that time';

CREATE FUNCTION booking.was_placed_by(p_event booking.event) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.was_placed_by(p_event booking.event) IS 'Whether the change that an event tells of was a placement';

CREATE FUNCTION booking.was_set_back(c booking.feed_cursor, p_now booking.feed_cursor, p_pruned booking.prune) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.was_set_back(c booking.feed_cursor, p_now booking.feed_cursor, p_pruned booking.prune) IS 'Whether something that the cursor covers is gone though nobody pruned it';

CREATE FUNCTION booking.whoami(p_user text) RETURNS TABLE(role text, acting_for text, rights text[], reasons jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.whoami(p_user text) IS 'Who is logged in, in whose name the session acts, which rights the one who is logged in has, and through whom: himself, a group role, public';

CREATE FUNCTION booking.whole_queue(p_resources integer[]) RETURNS booking.waiter[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.whole_queue(p_resources integer[]) IS 'Who waits for some resources, and all whose turn has a bearing on theirs, first come first';

CREATE FUNCTION booking.whose_turn(b booking.booking) RETURNS booking.waiter
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.whose_turn(b booking.booking) IS 'Whose turn it is, of those who have waited for longer, to hold the resource at the time of a booking';

CREATE FUNCTION booking.why(p_user text, p_id text) RETURNS TABLE(place bigint, grace_ends_at timestamp with time zone, next_pass_at timestamp with time zone, booking booking.public_booking, closed text, approvers text[], no_show boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.why(p_user text, p_id text) IS 'A booking with its place in the queue, end of grace and next pass, when its resource is closed meanwhile, who has to approve it, and whether nobody came for it; then its blockers, a hundred at most';

CREATE FUNCTION booking.with_asker(p_askers uuid[], p_new uuid[]) RETURNS uuid[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.with_asker(p_askers uuid[], p_new uuid[]) IS 'The programs that ask under a key, with one more';

CREATE FUNCTION booking.with_conflicts(p_id uuid, p_resource_id integer) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.with_conflicts(p_id uuid, p_resource_id integer) IS 'A booking as it is now, then the live ones that it overlaps, if it is live itself: a hundred at most';

CREATE FUNCTION booking.with_known(w booking.waiter) RETURNS booking.waiter
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.with_known(w booking.waiter) IS 'A waiter, with what there is by now of the resources that had yet to be made';

CREATE FUNCTION booking.within_limits(p_changes booking.change[], p_is_counted boolean DEFAULT false) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$...$$;
COMMENT ON FUNCTION booking.within_limits(p_changes booking.change[], p_is_counted boolean) IS 'Whether what is to be placed keeps to the limits of the installation, of resources that are for all at all times, and its owners are not even near one';

CREATE FUNCTION booking.work_off(p_work jsonb, p_resources integer[], p_span tstzrange) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.work_off(p_work jsonb, p_resources integer[], p_span tstzrange) IS 'Resolves a chunk of process_pending(), or puts it off';

CREATE FUNCTION booking.work_off_late(p_work jsonb, p_resource_id integer, p_span tstzrange) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.work_off_late(p_work jsonb, p_resource_id integer, p_span tstzrange) IS 'Resolves what process_pending() has put off, but for what is still in somebody''s way';

CREATE FUNCTION booking.write_audit(p_user text, p_kind text, p_subject text, p_before jsonb, p_after jsonb, p_resource_id integer DEFAULT NULL::integer) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.write_audit(p_user text, p_kind text, p_subject text, p_before jsonb, p_after jsonb, p_resource_id integer) IS 'Writes down who changed a right, a setting or a resource, and how';

CREATE FUNCTION booking.write_changes(p_placements booking.change[], p_amendments booking.change[], p_user text, p_key text, p_request text, p_as_given boolean DEFAULT false, p_is_checked boolean DEFAULT false) RETURNS booking.change[]
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.write_changes(p_placements booking.change[], p_amendments booking.change[], p_user text, p_key text, p_request text, p_as_given boolean, p_is_checked boolean) IS 'Carries out what a person changes at once, under one key; gives what has happened, announcements included';

CREATE FUNCTION booking.writing_for(p_user text, p_or text DEFAULT NULL::text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    AS $$...$$;
COMMENT ON FUNCTION booking.writing_for(p_user text, p_or text) IS 'The user in whose name the session books, or a refusal; with another right that will do for what changes what is there';

CREATE FUNCTION booking.written_under(p_user text, p_key text) RETURNS SETOF booking.public_booking
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'booking', 'pg_temp'
    SET lock_timeout TO '10s'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    AS $$...$$;
COMMENT ON FUNCTION booking.written_under(p_user text, p_key text) IS 'The bookings that a write under a key has changed, as they are now';

CREATE TABLE booking.setting (
    only_row boolean DEFAULT true NOT NULL,
    grace interval DEFAULT '00:15:00'::interval NOT NULL,
    pass_interval interval DEFAULT '00:01:00'::interval NOT NULL,
    resources_closed boolean DEFAULT false NOT NULL,
    oldest_client integer DEFAULT 2 NOT NULL,
    epoch uuid DEFAULT gen_random_uuid() NOT NULL,
    system_identifier bigint NOT NULL,
    database_oid oid NOT NULL,
    installed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    schema_version integer DEFAULT 0 NOT NULL,
    shortest interval DEFAULT '00:00:00.001'::interval,
    longest interval DEFAULT '3653 days'::interval,
    horizon interval DEFAULT '7305 days'::interval,
    per_resource integer DEFAULT 5000,
    per_user integer DEFAULT 10000,
    promote text DEFAULT 'by-pass'::text NOT NULL,
    private boolean DEFAULT false NOT NULL,
    checkin interval,
    notice interval,
    per_week interval,
    series integer DEFAULT 366 NOT NULL,
    CONSTRAINT setting_checkin CHECK ((checkin > '00:00:00'::interval)),
    CONSTRAINT setting_grace CHECK ((grace >= '00:00:00'::interval)),
    CONSTRAINT setting_horizon CHECK ((horizon > '00:00:00'::interval)),
    CONSTRAINT setting_longest CHECK ((longest > '00:00:00'::interval)),
    CONSTRAINT setting_notice CHECK ((notice > '00:00:00'::interval)),
    CONSTRAINT setting_only_row CHECK (only_row),
    CONSTRAINT setting_pass_interval CHECK ((pass_interval > '00:00:00'::interval)),
    CONSTRAINT setting_per_resource CHECK ((per_resource > 0)),
    CONSTRAINT setting_per_user CHECK ((per_user > 0)),
    CONSTRAINT setting_per_week CHECK ((per_week > '00:00:00'::interval)),
    CONSTRAINT setting_promote CHECK ((promote = ANY (ARRAY['by-pass'::text, 'at-once'::text]))),
    CONSTRAINT setting_series CHECK (((series >= 1) AND (series <= 1000))),
    CONSTRAINT setting_shortest CHECK ((shortest >= '00:00:00'::interval))
);
COMMENT ON TABLE booking.setting IS 'The settings of the installation: one row';
COMMENT ON COLUMN booking.setting.grace IS 'How long a conflicting PENDING booking is kept before it is rejected';
COMMENT ON COLUMN booking.setting.pass_interval IS 'How often a resolver is expected to pass';
COMMENT ON COLUMN booking.setting.resources_closed IS 'Whether only an admin may add resources';
COMMENT ON COLUMN booking.setting.oldest_client IS 'The oldest client protocol that this schema still serves';
COMMENT ON COLUMN booking.setting.epoch IS 'Named by every cursor; drawn anew after a restore';
COMMENT ON COLUMN booking.setting.system_identifier IS 'The cluster that the transaction ids in here belong to';
COMMENT ON COLUMN booking.setting.database_oid IS 'The database that the transaction ids in here belong to';
COMMENT ON COLUMN booking.setting.schema_version IS 'The last migration whose functions are in place too, where hello() need not open booking.migration for it';
COMMENT ON COLUMN booking.setting.shortest IS 'No booking may be shorter; null: no limit, as in the four below';
COMMENT ON COLUMN booking.setting.longest IS 'No booking may be longer';
COMMENT ON COLUMN booking.setting.horizon IS 'How far in the future a booking may begin';
COMMENT ON COLUMN booking.setting.per_resource IS 'How many bookings that are PENDING or VALID and have not ended a user may have on one resource';
COMMENT ON COLUMN booking.setting.per_user IS 'The same in all';
COMMENT ON COLUMN booking.setting.promote IS 'by-pass: the resolver''s passes make bookings VALID; at-once: every write resolves what it touched';
COMMENT ON COLUMN booking.setting.private IS 'Whether others'' bookings are busy times, without user and note';
COMMENT ON COLUMN booking.setting.checkin IS 'How long after its start a booking is kept that nobody has come for; null: to its end';
COMMENT ON COLUMN booking.setting.notice IS 'How long before its start a booking has to be made; null: not at all';
COMMENT ON COLUMN booking.setting.per_week IS 'How much of a week, from Monday to Sunday in UTC, a user''s bookings that are PENDING or VALID may take; null: all';
COMMENT ON COLUMN booking.setting.series IS 'The most occurrences that a series may have';

CREATE VIEW booking.all_bookings AS
 SELECT b.id,
    b.resource_id,
    b.busy,
    ROW(b.id, r.name,
        CASE
            WHEN (((r.readers IS NULL) AND (NOT s.private)) OR booking.is_shown(b.user_id, r.readers, ( SELECT booking.sight() AS sight))) THEN b.user_id
            ELSE NULL::text
        END, b.start_time, b.end_time, b.status, b.rev,
        CASE
            WHEN (b.note IS NULL) THEN NULL::text
            WHEN (((r.readers IS NULL) AND (NOT b.note_is_private) AND (NOT s.private)) OR booking.is_note_shown(b.user_id, r.readers, b.note_is_private, ( SELECT booking.sight() AS sight))) THEN b.note
            ELSE NULL::text
        END, b.created_at, b.updated_at,
        CASE
            WHEN (b.series_id IS NULL) THEN NULL::uuid
            WHEN (((r.readers IS NULL) AND (NOT s.private)) OR booking.is_shown(b.user_id, r.readers, ( SELECT booking.sight() AS sight))) THEN b.series_id
            ELSE NULL::uuid
        END)::booking.public_booking AS booking,
    b.user_id AS owner,
    COALESCE((b.missed = b.placement), false) AS is_no_show
   FROM ((booking.booking b
     JOIN booking.resource r ON ((r.id = b.resource_id)))
     JOIN booking.setting s ON (s.only_row));
COMMENT ON VIEW booking.all_bookings IS 'Every booking as the one who is logged in sees it, with what functions find it by';

CREATE VIEW booking.all_events AS
 SELECT e.id AS event_id,
    e.type,
    e.at,
        CASE
            WHEN x.shows_actor THEN e.actor
            ELSE NULL::text
        END AS actor,
        CASE
            WHEN x.shows_actor THEN NULLIF(e.acting_for, e.actor)
            ELSE NULL::text
        END AS acting_for,
    e.xid,
    e.booking_id,
    e.resource_id,
    e.other_owners,
    e.conflicting AS kept,
        CASE
            WHEN (e.others IS NOT NULL) THEN booking.expanded(e.id, e.others, e.other_revs)
            WHEN (e.conflicting IS NOT NULL) THEN ( SELECT jsonb_agg(booking.masked(i.image, r.readers, ( SELECT booking.sight() AS sight)) ORDER BY i.n) AS jsonb_agg
               FROM jsonb_array_elements(e.conflicting) WITH ORDINALITY i(image, n))
            ELSE NULL::jsonb
        END AS conflicting,
    ROW(e.booking_id, r.name,
        CASE
            WHEN (((r.readers IS NULL) AND ( SELECT (NOT s.private)
               FROM booking.setting s
              WHERE s.only_row)) OR booking.is_shown(e.user_id, r.readers, ( SELECT booking.sight() AS sight))) THEN e.user_id
            ELSE NULL::text
        END, e.start_time, e.end_time, e.status, e.rev,
        CASE
            WHEN (e.note IS NULL) THEN NULL::text
            WHEN (((r.readers IS NULL) AND (NOT e.note_is_private) AND ( SELECT (NOT s.private)
               FROM booking.setting s
              WHERE s.only_row)) OR booking.is_note_shown(e.user_id, r.readers, e.note_is_private, ( SELECT booking.sight() AS sight))) THEN e.note
            ELSE NULL::text
        END, e.created_at, e.updated_at,
        CASE
            WHEN (e.series_id IS NULL) THEN NULL::uuid
            WHEN (((r.readers IS NULL) AND ( SELECT (NOT s.private)
               FROM booking.setting s
              WHERE s.only_row)) OR booking.is_shown(e.user_id, r.readers, ( SELECT booking.sight() AS sight))) THEN e.series_id
            ELSE NULL::uuid
        END)::booking.public_booking AS booking,
        CASE
            WHEN (e.before IS NULL) THEN NULL::jsonb
            WHEN ((r.readers IS NULL) AND ((e.before ->> 'note_is_private'::text) IS DISTINCT FROM 'true'::text) AND ( SELECT (NOT s.private)
               FROM booking.setting s
              WHERE s.only_row)) THEN e.before
            ELSE booking.masked(e.before, r.readers, ( SELECT booking.sight() AS sight))
        END AS before
   FROM ((booking.event e
     JOIN booking.resource r ON ((r.id = e.resource_id)))
     CROSS JOIN LATERAL ( SELECT (((r.readers IS NULL) AND ( SELECT (NOT s.private)
                   FROM booking.setting s
                  WHERE s.only_row)) OR booking.is_actor_shown(booking.is_persons_change(e.*), e.actor, e.user_id, r.readers, ( SELECT booking.sight() AS sight))) AS shows_actor) x);
COMMENT ON VIEW booking.all_events IS 'Every event as the one who is logged in sees it, with the booking as it then was, and what functions find it by';

CREATE TABLE booking.audit (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text DEFAULT SESSION_USER NOT NULL,
    acting_for text NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    resource_id integer,
    before jsonb,
    after jsonb,
    CONSTRAINT audit_kind CHECK ((kind = ANY (ARRAY['member'::text, 'policy'::text, 'resource'::text])))
);
COMMENT ON TABLE booking.audit IS 'Append-only: who changed which right, setting or resource, and when';
COMMENT ON COLUMN booking.audit.subject IS 'The role, the setting, or the resource as it was called then';
COMMENT ON COLUMN booking.audit.before IS 'What was changed, as it was; null where there was nothing';
COMMENT ON COLUMN booking.audit.after IS 'The same, as it then was; null where nothing was left';

ALTER TABLE booking.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW booking.bookings WITH (security_barrier='true') AS
 SELECT (b.booking).id AS id,
    (b.booking).resource_id AS resource_id,
    (b.booking).user_id AS user_id,
    (b.booking).start_time AS start_time,
    (b.booking).end_time AS end_time,
    (b.booking).status AS status,
    (b.booking).rev AS rev,
    (b.booking).note AS note,
    (b.booking).created_at AS created_at,
    (b.booking).updated_at AS updated_at,
    (b.booking).series AS series
   FROM booking.all_bookings b
  WHERE (((b.booking).status <> 'DELETED'::text) AND (( SELECT booking.acting_for(NULL::text) AS acting_for) IS NOT NULL));
COMMENT ON VIEW booking.bookings IS 'All that is not deleted, for psql and dashboards';

ALTER TABLE booking.closure ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.closure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE booking.conflict (
    booking_a uuid NOT NULL,
    placement_a integer NOT NULL,
    booking_b uuid NOT NULL,
    placement_b integer NOT NULL,
    CONSTRAINT conflict_order CHECK ((booking_a < booking_b))
);
COMMENT ON TABLE booking.conflict IS 'The pairs of placements that raced, once announced. All others were announced by the younger one''s own write';

CREATE TABLE booking.cursor (
    owner text NOT NULL,
    name text NOT NULL,
    "position" text NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    holder text NOT NULL,
    held_since timestamp with time zone NOT NULL,
    lease_ends_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    backend integer,
    CONSTRAINT cursor_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
COMMENT ON TABLE booking.cursor IS 'Named places in the feed: booking watch --name';
COMMENT ON COLUMN booking.cursor.owner IS 'The user in whose name it was made: each has names of his own';
COMMENT ON COLUMN booking.cursor."position" IS 'All up to here was delivered';
COMMENT ON COLUMN booking.cursor.fence IS 'Raised by every new holder; who comes with an older one has lost the cursor (Kleppmann''s fencing token)';
COMMENT ON COLUMN booking.cursor.holder IS 'Role, process and host of the run that delivers';
COMMENT ON COLUMN booking.cursor.lease_ends_at IS 'Until then nobody else may take it; the holder puts it off';
COMMENT ON COLUMN booking.cursor.backend IS 'The process of the server that served its holder last; NULL where a pooler stands between them, or nobody knows';

CREATE TABLE booking.decided (
    id bigint NOT NULL,
    grace interval NOT NULL,
    resources integer[] NOT NULL,
    span tstzrange,
    pending integer
);
COMMENT ON TABLE booking.decided IS 'The last chunks that were decided, so that resolvers that run at once do not repeat each other''s work';
COMMENT ON COLUMN booking.decided.id IS 'Drawn before it was looked what is PENDING: what was committed when a smaller one was drawn has been considered';
COMMENT ON COLUMN booking.decided.span IS 'The part of one big resource; null for all times';
COMMENT ON COLUMN booking.decided.pending IS 'How many of its bookings stayed PENDING; null where that was not noted, or others than its own were among them';

ALTER TABLE booking.decided ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.decided_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE booking.definition (
    object text NOT NULL,
    wording text NOT NULL
);
COMMENT ON TABLE booking.definition IS 'The schema as it was installed, so that doctor can tell drift';
COMMENT ON COLUMN booking.definition.wording IS 'Of long ones the checksum';

ALTER TABLE booking.event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW booking.free_busy WITH (security_barrier='true') AS
 SELECT (b.booking).resource_id AS resource_id,
    lower(b.busy) AS start_time,
    upper(b.busy) AS end_time,
        CASE (b.booking).status
            WHEN 'VALID'::text THEN 'BUSY'::text
            ELSE 'BUSY-TENTATIVE'::text
        END AS type
   FROM booking.all_bookings b
  WHERE (((b.booking).status = ANY (ARRAY['VALID'::text, 'PENDING'::text])) AND (( SELECT booking.acting_for(NULL::text) AS acting_for) IS NOT NULL))
UNION ALL
 SELECT r.name AS resource_id,
    lower(c.during) AS start_time,
    upper(c.during) AS end_time,
    'BUSY-UNAVAILABLE'::text AS type
   FROM (booking.closure c
     JOIN booking.resource r ON ((r.id = c.resource_id)))
  WHERE (( SELECT booking.acting_for(NULL::text) AS acting_for) IS NOT NULL);
COMMENT ON VIEW booking.free_busy IS 'When resources are taken, wanted or closed, and no more, for dashboards and calendars';
COMMENT ON COLUMN booking.free_busy.resource_id IS 'Text: the resource''s name';
COMMENT ON COLUMN booking.free_busy.start_time IS 'Timestamptz: with the buffer before';
COMMENT ON COLUMN booking.free_busy.end_time IS 'Timestamptz: with the buffer after; infinity for a closure without an end';
COMMENT ON COLUMN booking.free_busy.type IS 'Text, as in iCalendar: BUSY for a VALID booking, BUSY-TENTATIVE for a PENDING one, BUSY-UNAVAILABLE for a closure';

CREATE TABLE booking.import_key (
    user_id text NOT NULL,
    key text NOT NULL,
    booking_id uuid NOT NULL,
    resource_id integer NOT NULL,
    CONSTRAINT import_key_length CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200)))
);
COMMENT ON TABLE booking.import_key IS 'By which key of a file a booking came: the same file again brings nothing twice';

CREATE TABLE booking.migration (
    version integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);
COMMENT ON TABLE booking.migration IS 'The migrations applied, in order';
COMMENT ON COLUMN booking.migration.checksum IS 'SHA-256 of the file as it was applied';

ALTER TABLE booking.pass ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.pass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE booking.pass_total (
    only_row boolean DEFAULT true NOT NULL,
    passes bigint DEFAULT 0 NOT NULL,
    promoted bigint DEFAULT 0 NOT NULL,
    rejected bigint DEFAULT 0 NOT NULL,
    seconds double precision DEFAULT 0 NOT NULL,
    CONSTRAINT pass_total_only_row CHECK (only_row)
);
COMMENT ON TABLE booking.pass_total IS 'What the passes did whose rows are gone: with the rows that are left, counters for monitoring. One row';

CREATE TABLE booking.plan (
    only_row boolean DEFAULT true NOT NULL,
    begun bigint DEFAULT 0 NOT NULL,
    number bigint DEFAULT 0 NOT NULL,
    chunks jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT plan_only_row CHECK (only_row)
);
COMMENT ON TABLE booking.plan IS 'The last plan of a pass over all resources, for those who wait while it is made. One row';
COMMENT ON COLUMN booking.plan.begun IS 'Drawn before it was looked what is PENDING, of the numbers of booking.decided: whoever drew a smaller one may use it';
COMMENT ON COLUMN booking.plan.number IS 'Drawn when it was made';

CREATE TABLE booking.presence (
    booking_id uuid NOT NULL,
    resource_id integer NOT NULL,
    checked_in_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    alive_until timestamp with time zone,
    askers uuid[] DEFAULT '{}'::uuid[] NOT NULL
);
COMMENT ON TABLE booking.presence IS 'Bookings that somebody has come for';
COMMENT ON COLUMN booking.presence.alive_until IS 'When the hold ends without another sign of life; null where none is asked for';
COMMENT ON COLUMN booking.presence.askers IS 'The programs that have asked for the hold';

ALTER TABLE booking.prune ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.prune_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE booking.quota (
    user_id text NOT NULL
);
COMMENT ON TABLE booking.quota IS 'Users who have come near a limit. From there on their placements lock this row and follow one another, so that the count is exact';

ALTER TABLE booking.resource ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.resource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE booking.seen (
    user_id text NOT NULL,
    snapshot pg_snapshot NOT NULL,
    CONSTRAINT seen_snapshot CHECK ((octet_length((snapshot)::text) <= 65536))
);
COMMENT ON TABLE booking.seen IS 'Up to where a user has been told what became of his bookings (booking status)';
COMMENT ON COLUMN booking.seen.snapshot IS 'What it does not show is new to him, however late it was committed';

CREATE TABLE booking.service (
    resource_id integer NOT NULL
);
COMMENT ON TABLE booking.service IS 'What stands between the closing of a resource and those who make its bookings VALID: a row to lock';

CREATE TABLE booking.share (
    role text NOT NULL,
    per_week interval NOT NULL,
    CONSTRAINT share_per_week CHECK ((per_week > '00:00:00'::interval))
);
COMMENT ON TABLE booking.share IS 'How much of a week the members of a group may have together; its rows are also locked, to have their placements follow one another';

CREATE TABLE booking.unannounced (
    booking_id uuid NOT NULL,
    placement integer NOT NULL,
    resource_id integer NOT NULL,
    acting_for text NOT NULL,
    xid xid8 NOT NULL,
    snapshot pg_snapshot NOT NULL,
    other_id uuid,
    other_placement integer,
    CONSTRAINT unannounced_other CHECK ((num_nulls(other_id, other_placement) <> 1))
);
COMMENT ON TABLE booking.unannounced IS 'Placements that met more bookings than a write announces: the next pass announces the rest, from the log; and pairs that somebody else was announcing when one of the two ended';
COMMENT ON COLUMN booking.unannounced.snapshot IS 'What the placement could see: the pairs are those of that moment';
COMMENT ON COLUMN booking.unannounced.other_id IS 'Of a pair: the other booking; null: all that the placement could see and that is not announced';
COMMENT ON COLUMN booking.unannounced.other_placement IS 'Of a pair: which placement of the other booking';

CREATE VIEW booking.utilisation WITH (security_barrier='true') AS
 SELECT utilisation.resource_id,
    utilisation.day,
    utilisation.bookings,
    utilisation.no_shows,
    utilisation.open_hours,
    utilisation.booked_hours,
    utilisation.held_hours,
    utilisation.wasted_hours
   FROM booking.utilisation(NULL::text) utilisation(resource_id, day, bookings, no_shows, open_hours, booked_hours, held_hours, wasted_hours);
COMMENT ON VIEW booking.utilisation IS 'For each resource and day with VALID bookings: the hours booked, held, and wasted by no-shows, for dashboards';
COMMENT ON COLUMN booking.utilisation.resource_id IS 'Text: the resource''s name';
COMMENT ON COLUMN booking.utilisation.day IS 'Date: from midnight to midnight in the time zone of the session';
COMMENT ON COLUMN booking.utilisation.bookings IS 'Bigint: how many VALID bookings have a part of the day';
COMMENT ON COLUMN booking.utilisation.no_shows IS 'Bigint: how many of them were ended because nobody came (policy checkin)';
COMMENT ON COLUMN booking.utilisation.open_hours IS 'Float8: the hours of the day for which it can be booked, by its opening hours, closed days and closures as they are now';
COMMENT ON COLUMN booking.utilisation.booked_hours IS 'Float8: the hours of the day that are booked, without buffers';
COMMENT ON COLUMN booking.utilisation.held_hours IS 'Float8: those that have passed, except where nobody came: no more than it was booked for, whoever was there';
COMMENT ON COLUMN booking.utilisation.wasted_hours IS 'Float8: those that were kept by bookings nobody came for, until they were ended';

ALTER TABLE booking.waiter ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME booking.waiter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY booking.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.booking
    ADD CONSTRAINT booking_pkey PRIMARY KEY (id, resource_id);
ALTER TABLE ONLY booking.closure
    ADD CONSTRAINT closure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.conflict
    ADD CONSTRAINT conflict_pkey PRIMARY KEY (booking_a, placement_a, booking_b, placement_b);
ALTER TABLE ONLY booking.cursor
    ADD CONSTRAINT cursor_pkey PRIMARY KEY (owner, name);
ALTER TABLE ONLY booking.decided
    ADD CONSTRAINT decided_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.definition
    ADD CONSTRAINT definition_pkey PRIMARY KEY (object);
ALTER TABLE ONLY booking.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.import_key
    ADD CONSTRAINT import_key_pkey PRIMARY KEY (user_id, key);
ALTER TABLE ONLY booking.import_row
    ADD CONSTRAINT import_row_pkey PRIMARY KEY (actor, import, n);
ALTER TABLE ONLY booking.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (role, "right");
ALTER TABLE ONLY booking.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY booking.booking
    ADD CONSTRAINT no_overlap EXCLUDE USING gist (resource_id WITH =, busy WITH &&) WHERE ((status = 'VALID'::text));
COMMENT ON CONSTRAINT no_overlap ON booking.booking IS 'No two VALID bookings of a resource overlap, whoever writes';
ALTER TABLE ONLY booking.pass
    ADD CONSTRAINT pass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.pass_total
    ADD CONSTRAINT pass_total_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY booking.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY booking.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (booking_id);
ALTER TABLE ONLY booking.prune
    ADD CONSTRAINT prune_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.quota
    ADD CONSTRAINT quota_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY booking.race_check
    ADD CONSTRAINT race_check_pkey PRIMARY KEY (resource_id, booking_id, placement);
ALTER TABLE ONLY booking.resource
    ADD CONSTRAINT resource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY booking.seen
    ADD CONSTRAINT seen_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY booking.service
    ADD CONSTRAINT service_pkey PRIMARY KEY (resource_id);
ALTER TABLE ONLY booking.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY booking.share
    ADD CONSTRAINT share_pkey PRIMARY KEY (role);
ALTER TABLE ONLY booking.waiter
    ADD CONSTRAINT waiter_key UNIQUE (acting_for, key);
ALTER TABLE ONLY booking.waiter
    ADD CONSTRAINT waiter_pkey PRIMARY KEY (id);

CREATE INDEX audit_resource ON booking.audit USING btree (resource_id, id) WHERE (resource_id IS NOT NULL);
COMMENT ON INDEX booking.audit_resource IS 'The history of a resource';

CREATE INDEX audit_subject ON booking.audit USING btree (kind, subject, id);
COMMENT ON INDEX booking.audit_subject IS 'Finds who changed a setting last';

CREATE INDEX booking_deleted ON booking.booking USING gist (resource_id, busy) WHERE (status = 'DELETED'::text);
COMMENT ON INDEX booking.booking_deleted IS 'With those of the other statuses, every booking is in just one GiST index';

CREATE INDEX booking_oldest ON booking.booking USING btree (updated_at) WHERE ((status = 'PENDING'::text) AND (updated_at > '-infinity'::timestamp with time zone));
COMMENT ON INDEX booking.booking_oldest IS 'Tells whether anything is PENDING, and since when, without the library that GiST over integers needs';

CREATE INDEX booking_owner ON booking.booking USING btree (user_id, end_time) INCLUDE (resource_id) WHERE (status = ANY (ARRAY['PENDING'::text, 'VALID'::text]));
COMMENT ON INDEX booking.booking_owner IS 'The live bookings of a user, counted by each of his placements';

CREATE INDEX booking_owner_rest ON booking.booking USING btree (user_id, end_time) WHERE ((status = ANY (ARRAY['REJECTED'::text, 'DELETED'::text])) AND (user_id > ''::text));
COMMENT ON INDEX booking.booking_owner_rest IS 'The bookings of a user that are live no longer, for lists of them';

CREATE INDEX booking_pending ON booking.booking USING gist (resource_id, busy) WHERE (status = 'PENDING'::text);
COMMENT ON INDEX booking.booking_pending IS 'The queue: read whole by each pass, and by overlap on every write';

CREATE INDEX booking_rejected ON booking.booking USING gist (resource_id, busy) WHERE (status = 'REJECTED'::text);
COMMENT ON INDEX booking.booking_rejected IS 'With the two above, every live or rejected booking is in just one GiST index';

CREATE INDEX booking_series ON booking.booking USING btree (series_id, start_time) WHERE (series_id IS NOT NULL);
COMMENT ON INDEX booking.booking_series IS 'Finds the other occurrences of a series';

CREATE INDEX booking_start ON booking.booking USING btree (start_time);
COMMENT ON INDEX booking.booking_start IS 'The order of lists, for pages of them';

CREATE INDEX closure_time ON booking.closure USING gist (resource_id, during);
COMMENT ON INDEX booking.closure_time IS 'Read by whoever makes a booking VALID, under the resource''s lock';

CREATE INDEX event_booking ON booking.event USING btree (booking_id, id);

CREATE INDEX event_fate ON booking.event USING btree (user_id, id) WHERE ((type = 'booking_rejected'::text) OR ((type = ANY (ARRAY['booking_updated'::text, 'booking_deleted'::text])) AND (acting_for <> user_id)));
COMMENT ON INDEX booking.event_fate IS 'What befell a user''s bookings without his doing: few among many events';

CREATE UNIQUE INDEX event_key ON booking.event USING btree (acting_for, key) WHERE (key IS NOT NULL);

CREATE INDEX event_part ON booking.event USING btree (acting_for, part_of, id) WHERE (part_of IS NOT NULL);
COMMENT ON INDEX booking.event_part IS 'Finds what else was written under a key';

CREATE INDEX event_xid ON booking.event USING btree (xid, id);

CREATE INDEX pass_whole ON booking.pass USING btree (id) WHERE ((resources IS NULL) AND (finished_at IS NOT NULL));
COMMENT ON INDEX booking.pass_whole IS 'Finds the last pass over all resources, which every create asks for';

CREATE INDEX presence_age ON booking.presence USING btree (checked_in_at);
COMMENT ON INDEX booking.presence_age IS 'Finds what can be forgotten';

CREATE INDEX presence_alive ON booking.presence USING btree (alive_until) WHERE (alive_until IS NOT NULL);
COMMENT ON INDEX booking.presence_alive IS 'Finds the holds whose holder died';

CREATE INDEX race_check_key ON booking.race_check USING btree (acting_for, key);
COMMENT ON INDEX booking.race_check_key IS 'Finds what is to be looked at again after a write';

CREATE UNIQUE INDEX resource_folded ON booking.resource USING btree (booking.fold(name) COLLATE "C");
COMMENT ON INDEX booking.resource_folded IS 'Names must differ in more than case, width and accents';

CREATE INDEX resource_maker ON booking.resource USING btree (created_by);
COMMENT ON INDEX booking.resource_maker IS 'Counts what somebody has made, where that is limited';

CREATE INDEX resource_name ON booking.resource USING btree (name);
COMMENT ON INDEX booking.resource_name IS 'Finds a resource; not unique, or a rename would wait for all open creates';

CREATE INDEX unannounced_order ON booking.unannounced USING btree (booking_id, placement);
ALTER TABLE ONLY booking.booking
    ADD CONSTRAINT booking_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES booking.resource(id);
ALTER TABLE ONLY booking.closure
    ADD CONSTRAINT closure_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES booking.resource(id);
ALTER TABLE ONLY booking.service
    ADD CONSTRAINT service_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES booking.resource(id);
REVOKE ALL ON TYPE booking.change FROM PUBLIC;
REVOKE ALL ON TYPE booking.feed_cursor FROM PUBLIC;
REVOKE ALL ON TYPE booking.public_booking FROM PUBLIC;
REVOKE ALL ON TYPE booking.feed_row FROM PUBLIC;
REVOKE ALL ON TYPE booking.occurrence FROM PUBLIC;
REVOKE ALL ON TYPE booking.public_event FROM PUBLIC;
REVOKE ALL ON TYPE booking.sight FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.absent(p_now timestamp with time zone, p_most integer, p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.acquire(p_user text, p_resources text[], p_tags jsonb, p_length interval, p_least interval, p_waits boolean, p_note text, p_key text, p_request text, p_asker uuid, p_plans boolean, p_woken boolean, p_wait interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.acting_for(p_user text, p_right text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.add_member(p_user text, p_role text, p_rights text[], p_for text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.add_resource(p_user text, p_name text, p_tags jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.adopt_restored() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.advance_cursor(p_user text, p_name text, p_fence bigint, p_position text, p_release boolean, p_backend integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.after_the_last(p_resources integer[], p_start timestamp with time zone, p_end timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.age_text(p_interval interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.announce_left() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.announce_owed(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.announce_pairs(p_most integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.announce_races(p_owed booking.race_check[], p_own xid8, p_other uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.announce_rest(p_most integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.approve_booking(p_user text, p_id text, p_if_rev integer, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.are_far_from_limits(p_users text[], p_resources text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.at_once(p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.audit_resource(p_user text, p_old booking.resource, p_new booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.audit_trail(p_user text, p_resource text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.authorize(p_user text, p_right text, p_or text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.awaits_approval(b booking.booking, r booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.before_event(b booking.booking, p_event booking.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.begin_deciding() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.begin_pass(p_user text, p_grace interval, p_resources text[], p_promoted integer, p_rejected integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.begin_write() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.blockers(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.blocking_sessions(p_user text, p_age interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.booking_image(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.booking_in(p_event booking.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.bookings_in(p_actor text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.bounded_span(p_what text, p_span interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.busy_at(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.busy_of(r booking.resource, p_start timestamp with time zone, p_end timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.by_freedom(p_resources integer[], p_busy tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.came_before(r booking.import_row) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.changed(p_old booking.booking, p_new booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.changed_with(p_one booking.booking, p_following boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_amounts(p_bookings booking.booking[], p_locks boolean, p_is_counted boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_booker(p_user text, p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_counts(p_user text, p_bookings booking.booking[], p_locks boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_cursor(c booking.feed_cursor, p_now booking.feed_cursor) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_free(p_old booking.booking, p_new booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_groups(p_bookings booking.booking[], p_locks boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_hold(w booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_hours(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_in(p_user text, p_ids text[], p_alive interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_isolation() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_length(b booking.booking, p_is_placement boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_lengths(p_length interval, p_least interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_limits(p_bookings booking.booking[], p_locks boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_longest(r booking.resource, p_length interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_names(p_user text, p_resources text[], p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_notice(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_open(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_owner(p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_resources(p_resources text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_series(p_starts timestamp with time zone[], p_ends timestamp with time zone[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_share(p_name text, p_owners text[], p_most interval, p_bookings booking.booking[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_slot(p_start timestamp with time zone, p_end timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_staged(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.check_week(p_user text, p_bookings booking.booking[], p_locks boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.claim_cursor(p_user text, p_name text, p_since text, p_process text, p_backend integer, p_gone text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.claim_quietly(p_user text, p_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.claim_resource(p_user text, p_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.clean_tags(p_tags jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.clean_text(p_what text, p_text text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.clear_away() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.close_resource(p_user text, p_name text, p_from timestamp with time zone, p_to timestamp with time zone, p_reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.close_span(p_resource_id integer, p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.close_work(p_work jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.closed_times(p_user text, p_names text[], p_tags jsonb, p_from timestamp with time zone, p_to timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.closure_text(c booking.closure) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.come(p_bookings booking.booking[], p_alive interval, p_askers uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.conflicts(p_user text, p_mine boolean, p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.connection_limit() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.count_import(p_user text, p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.count_overlapping(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.covers_pruned(p_snapshot pg_snapshot, p_pruned booking.prune) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.create_booking(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_note text, p_key text, p_request text, p_dry_run boolean, p_if_free boolean, p_note_is_private boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.create_bookings(p_user text, p_resources text[], p_tags jsonb, p_start timestamp with time zone, p_end timestamp with time zone, p_note text, p_key text, p_request text, p_dry_run boolean, p_if_free boolean, p_note_is_private boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.create_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_key text, p_request text, p_all_or_nothing boolean, p_note_is_private boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.cursor_lease() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.cursor_text(c booking.feed_cursor) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.day_begins(p_day date) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.decide(p_status text, p_resource_id integer, p_ids uuid[], p_revs integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.decided_after(p_user text, p_grace interval, p_id bigint, p_known bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.decided_kept() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.definitions() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.delete_bookings(p_user text, p_ids text[], p_if_rev integer, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.doors() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.drifted_definitions() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.end_import(p_user text, p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.event_stamp(p_at timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.events_under(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.exact_length(p_value jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.excerpt(p_text text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.expanded(p_event bigint, p_others uuid[], p_revs integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.extend_booking(p_user text, p_id text, p_by interval, p_to timestamp with time zone, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.fail(p_kind text, VARIADIC p text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.fail_undone(p_work jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.feed(p_user text, p_since text, p_mine boolean, p_resources text[], p_types text[], p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.feed_end() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.feed_position(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.feed_proof(p_snapshot pg_snapshot, OUT hash text, OUT since xid8) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.feed_range(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.find_booking(p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.find_own_booking(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.find_place(p_user text, p_key text, p_request text, p_wait interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.finish_pass(p_user text, p_pass bigint, p_promoted integer, p_rejected integer, p_left_undone integer, p_since bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.first_few(p_items text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.first_start(p_from timestamp with time zone, p_to timestamp with time zone, p_length interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.fitting(w booking.waiter, p_from timestamp with time zone, p_near integer[], p_taken tstzmultirange[], p_looks integer, OUT resources integer[], OUT slot tstzrange, OUT looks integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.fold(p_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.forget_passes(p_last bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.forget_user(p_user text, p_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.forget_waiters() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.free_absent(p_resources integer[], p_besides uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.free_slots(p_user text, p_length interval, p_within tstzmultirange, p_resources text[], p_tags jsonb, p_together boolean, p_ignore_pending boolean, p_limit integer, p_zone text, p_besides uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.give_right(p_user text, p_role text, p_right text, p_for text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.grace_in_force(p_resource text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.granted(p_acl aclitem[], p_owner oid, p_is_for_members boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.group_members(p_group text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.grow(p_old booking.booking, p_new booking.booking, p_user text, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.has_admin() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.has_right(p_role text, p_right text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.health(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.held_bookings(p_resources integer[], p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.hello(p_client integer, p_needs integer, p_anywhere boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.history(p_user text, p_id text, p_behind bigint, p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.holder_of_lock(p_pid integer, p_virtual_transaction text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.holders_of_rows(p_ids uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.hours_text(p_interval interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_beyond_week(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_excess(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_part(p_rows booking.import_row[], p_user text, p_import text, p_after bigint, p_as_given boolean, p_is_counted boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_problems(p_user text, p_import text, p_after bigint, p_up_to bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_resources(p_user text, p_names text[], p_tags jsonb[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.import_rows(p_user text, p_import text, p_after bigint, p_up_to bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.imported_booking(r booking.import_row, p_resource booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.in_person() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.in_the_way(r booking.resource, p_span tstzrange, p_since timestamp with time zone, p_taken tstzmultirange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_actor_shown(p_is_persons boolean, p_actor text, p_owner text, p_readers text[], p_sight booking.sight) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_alive(w booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_among(p_name text, p_roles text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_behind(w booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_busy(w booking.waiter, p_now timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_counted(r booking.import_row) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_decided(p_grace interval, p_resources integer[], p_span tstzrange, p_since bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_in_group(p_role text, p_group text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_length(p_span interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_new_row(r booking.import_row) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_note_shown(p_owner text, p_readers text[], p_is_private boolean, p_sight booking.sight) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_own_event(p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_persons_change(e booking.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_placement(p_old booking.booking, p_new booking.booking, p_names_times boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_possible(w booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_shown(p_owner text, p_readers text[], p_sight booking.sight) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.is_this_server() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.join_askers(p_user text, p_key text, p_asker uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.kept_clear(r booking.resource, p_busy tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.last_pass() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.late_work(p_work jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.leave_queue(p_user text, p_key text, p_asker uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.left_since(p_grace interval, p_since bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.length_text(p_interval interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_all(p_user text, p_resources text[], p_statuses text[], p_mine boolean, p_limit bigint, p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_as_of(p_user text, p_at timestamp with time zone, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_bookings(p_user text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_limit bigint, p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_owned(p_user text, p_owner text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_upcoming boolean, p_limit bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_page(p_user text, p_limit bigint, p_after text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_mine boolean, p_upcoming boolean, p_owner text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_pooled(p_user text, p_resources text[], p_from timestamp with time zone, p_to timestamp with time zone, p_statuses text[], p_upcoming boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.list_resources(p_user text, p_tags jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_booking(b booking.booking, p_if_rev integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_open(p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_own_booking(p_user text, p_id text, p_if_rev integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_quota(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_resources(p_resources integer[], p_wait boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.lock_service(p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.longest_of(r booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.look_again(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.look_before(p_bookings booking.booking[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.make_plan(p_user text, p_resources text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.masked(p_image jsonb, p_readers text[], p_sight booking.sight) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.may_act_for(p_role text, p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.may_be_absent() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.may_book(p_user text, p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.member_views() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.members(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.metrics(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.missing_standby() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.name_shown(p_owner text, p_readers text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.near_limit(p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.nearest_image(p_id uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.new_waiter(p_user text, p_key text, p_request text, p_resources text[], p_length interval, p_least interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.news(p_user text, p_since pg_snapshot) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_booking(p_resource_id integer, p_from timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_free(p_user text, p_resource text, p_start timestamp with time zone, p_end timestamp with time zone, p_besides uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_page(p_since text, p_now booking.feed_cursor) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_pass_at() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_start(p_resources integer[], p_from timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.next_turn(p_waiter booking.waiter, p_now timestamp with time zone, OUT resources integer[], OUT slot tstzrange, OUT place integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.note_decided(p_id bigint, p_grace interval, p_resources integer[], p_span tstzrange, p_pending integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.obstacles(b booking.booking, OUT closed text, OUT approvers text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.oldest_transaction() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.open_hours(r booking.resource, p_from timestamp with time zone, p_to timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.open_resource(p_user text, p_name text, p_from timestamp with time zone, p_to timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.open_work(p_grace interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.outcome(p_made booking.change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.outlook() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.overdue_since() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.overlapping(p_resource_id integer, p_busy tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.own_rights() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.owner_names(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.pass_on(w booking.waiter, p_now timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.place(p_changes booking.change[], p_user text, p_key text, p_as_given boolean, p_is_checked boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.place_on_any(b booking.booking, p_resources integer[], p_user text, p_key text, p_request text, p_if_free boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.plan_pass(p_user text, p_resources text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.plan_queue(p_queue booking.waiter[], p_now timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.policy(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.prepare_hold() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.prepare_import(p_user text, p_import text, p_continues boolean, p_dry_run boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.problem_of(p_what text, p_text text, p_before text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.problem_of_excess(p_kind text, p_facts text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.problem_of_rules(b booking.booking, OUT field text, OUT reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.problem_of_slot(p_start timestamp with time zone, p_end timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON PROCEDURE booking.process_pending(IN p_grace interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.prunable_events(p_before timestamp with time zone, p_first bigint, p_last bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.prune_events(p_user text, p_before timestamp with time zone, p_run bigint, p_behind bigint, p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.put_function(p_name text, p_definition text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.put_view(p_name text, p_query text, p_option text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.queue_for(p_waiter booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.raced_with(l booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.raise_notice(p_state text, p_message text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.read_cursor(p_text text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.record(p_changes booking.change[], p_user text, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.record_definitions() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_blind_clients() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_client(p_client integer, p_needs integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_future(p_before timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_id(p_id text, p_found booking.booking[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_member(p_role text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_new_resource(p_user text, p_name text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_own_overlap(p_placements booking.change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.refuse_span(p_what text, p_span interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse(b booking.booking, p_resource text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_change(p_user text, p_verb text, p_ids text[], p_start timestamp with time zone, p_end timestamp with time zone, p_set_note boolean, p_note text, p_if_rev integer, p_if_free boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_import(p_user text, p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_pass(p_user text, p_grace interval, p_resources text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_prune(p_user text, p_before timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_series(p_user text, p_resource text, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_all_or_nothing boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rehearse_updates(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean, p_note text, p_if_free boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.reject_excess(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.release_absent(p_resources integer[], p_besides uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.release_bookings(p_user text, p_ids text[], p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.remove_member(p_user text, p_role text, p_rights text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.repeated_events(p_user text, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.replica_lag() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.report(p_user text, p_from timestamp with time zone, p_to timestamp with time zone, p_resources text[], p_tags jsonb, p_zone text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_before_reading(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_chunk(p_user text, p_grace interval, p_resources integer[], p_span tstzrange, p_wait boolean, p_careful boolean, p_since bigint, p_besides uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_due() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_events(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_for_reader() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_now(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_outlived(p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_span(p_resource_id integer, p_span tstzrange, p_once boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolve_written(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resolved(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resource_image(r booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resource_names(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resource_states(p_user text, p_name text, p_tags jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.resources_in_use(p_changes booking.change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.revoke_all() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.right_image(m booking.member) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rights_of(p_role text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.role_list(p_names jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.role_oid(p_role text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rows_to_book(p_import text, p_after bigint, p_up_to bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.rules_of(r booking.resource) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.safety(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.see(p_user text, p_seen text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.seen_all(p_epoch text, p_snapshot pg_snapshot) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.seen_up_to(c booking.feed_cursor) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.series_of(p_user text, p_id text, p_following boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.series_placements(p_user text, p_resource_id integer, p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_note text, p_note_is_private boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.series_revisions(p_user text, p_series text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.series_written(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.session_name(p_role text, p_detail text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.set_access(p_roles text[], p_may_enter boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.set_policy(p_user text, p_name text, p_value text, p_group text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.set_rules(p_user text, p_name text, p_rules jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.set_share(p_group text, p_per_week interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.settle_alone(p_user text, p_keys text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.show_booking(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.show_conflicts(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.show_created(p_user text, p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.show_queue(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.shut(r booking.resource, p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.sight() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.sign_of_life() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.slots_in(p_gaps tstzmultirange, p_length interval, p_limit bigint, p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.stage_rows(p_user text, p_import text, p_ns bigint[], p_lines bigint[], p_ids uuid[], p_resources text[], p_users text[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_statuses text[], p_revs integer[], p_notes text[], p_created timestamp with time zone[], p_updated timestamp with time zone[], p_keys text[], p_series uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.staged(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.status(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.stuck_bookings(p_user text, p_resource_id integer, p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.take_back(p_bookings booking.booking[], p_user text, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.take_if_free(p_id uuid, p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.take_place(p_waiter booking.waiter, p_place booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.taken_in(r booking.resource, p_span tstzrange, p_ignore_pending boolean, p_besides uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.tell_of_import(p_import text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.try_chunk(p_grace interval, p_resources integer[], p_span tstzrange, p_wait boolean, p_careful boolean, p_besides uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.try_hold(w booking.waiter, p_request text, p_resources integer[], p_slot tstzrange, p_note text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.try_writing() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.turns_now(p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.unbookable(r booking.resource, p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.undo_booking(p_user text, p_id text, p_if_rev integer, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.undo_series(p_user text, p_id text, p_following boolean, p_key text, p_request text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.update_booking(p_user text, p_id text, p_start timestamp with time zone, p_end timestamp with time zone, p_set_note boolean, p_note text, p_if_rev integer, p_key text, p_request text, p_if_free boolean, p_note_is_private boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.update_bookings(p_user text, p_ids text[], p_revs integer[], p_starts timestamp with time zone[], p_ends timestamp with time zone[], p_set_note boolean, p_note text, p_key text, p_request text, p_note_is_private boolean, p_if_free boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.update_in_place(p_changes booking.change[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.update_resource(p_user text, p_name text, p_tags jsonb, p_new_name text, p_retired boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.used(p_from timestamp with time zone, p_to timestamp with time zone, p_resources integer[], p_statuses text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.utc(p_time timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.utilisation(p_user text, p_from timestamp with time zone, p_to timestamp with time zone, p_resources text[], p_zone text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.verdicts(p_resources integer[], p_span tstzrange, p_now timestamp with time zone, p_grace interval, p_held uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.vouch() FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.waits_for_standby(p_wait_event text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.wake(p_free integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.wake_waiters(p_resources integer[], p_behind bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.wanted_resources(p_user text, p_names text[], p_tags jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.was_alone(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.was_placed_by(p_event booking.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.was_set_back(c booking.feed_cursor, p_now booking.feed_cursor, p_pruned booking.prune) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.whoami(p_user text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.whole_queue(p_resources integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.whose_turn(b booking.booking) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.why(p_user text, p_id text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.with_asker(p_askers uuid[], p_new uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.with_conflicts(p_id uuid, p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.with_known(w booking.waiter) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.within_limits(p_changes booking.change[], p_is_counted boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.work_off(p_work jsonb, p_resources integer[], p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.work_off_late(p_work jsonb, p_resource_id integer, p_span tstzrange) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.write_audit(p_user text, p_kind text, p_subject text, p_before jsonb, p_after jsonb, p_resource_id integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.write_changes(p_placements booking.change[], p_amendments booking.change[], p_user text, p_key text, p_request text, p_as_given boolean, p_is_checked boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.writing_for(p_user text, p_or text) FROM PUBLIC;
REVOKE ALL ON FUNCTION booking.written_under(p_user text, p_key text) FROM PUBLIC;
