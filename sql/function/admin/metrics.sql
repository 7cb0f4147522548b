-- The figures behind `booking doctor`, named as Prometheus' conventions have it: base units, counters end in _total.
create or replace function booking.metrics(p_user text) returns table (name text, type text, help text, value float8)
language plpgsql stable security definer
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_pass booking.pass := last_pass();
begin
  perform acting_for(p_user);
  return query
    select m.name, m.type, m.help, m.value::float8
    from booking.setting s,
      (select t.passes + p.passes, t.promoted + p.promoted, t.rejected + p.rejected, t.seconds + p.seconds
        from booking.pass_total t, (
          select count(*), coalesce(sum(p.promoted), 0), coalesce(sum(p.rejected), 0),
            coalesce(extract(epoch from sum(greatest(p.finished_at - p.started_at, '0'))), 0)
          from booking.pass p where p.finished_at is not null) p(passes, promoted, rejected, seconds)
      ) t(passes, promoted, rejected, seconds),
      (select count(*) as count, min(b.updated_at) as oldest from booking.booking b
        where b.status = 'PENDING' and b.updated_at > '-infinity') q,
      (select sum(d.numbackends) as count from pg_stat_database d) c,
      lateral (values
        (1, 'booking_resolver_last_pass_timestamp_seconds', 'gauge', 'When the last pass over all resources ended, since 1970.',
          extract(epoch from v_pass.finished_at)),
        (2, 'booking_resolver_last_pass_duration_seconds', 'gauge', 'How long that pass took.',
          greatest(extract(epoch from v_pass.finished_at - v_pass.started_at), 0)),
        (3, 'booking_resolver_last_pass_left_undone', 'gauge', 'PENDING bookings that it had to leave, as somebody held them.',
          v_pass.left_undone),
        (4, 'booking_resolver_interval_seconds', 'gauge', 'How often a pass is expected.', extract(epoch from s.pass_interval)),
        (5, 'booking_grace_seconds', 'gauge', 'The grace period that counts now.',
          extract(epoch from grace_in_force())),
        (6, 'booking_passes_total', 'counter', 'Passes that were finished.', t.passes),
        (7, 'booking_pass_seconds_total', 'counter', 'Time that passes took.', t.seconds::numeric),
        (8, 'booking_pass_promoted_total', 'counter', 'Bookings that passes made VALID.', t.promoted),
        (9, 'booking_pass_rejected_total', 'counter', 'Bookings that passes made REJECTED.', t.rejected),
        (10, 'booking_bookings_pending', 'gauge', 'Bookings that are PENDING.', q.count),
        (11, 'booking_oldest_pending_age_seconds', 'gauge', 'How long the oldest PENDING booking has waited; 0 without one.',
          greatest(extract(epoch from v_now - q.oldest), 0)),
        (12, 'booking_notification_queue_ratio', 'gauge', 'How full PostgreSQL''s notification queue is.',
          pg_notification_queue_usage()::numeric),
        (13, 'booking_oldest_transaction_age_seconds', 'gauge', 'How long the oldest transaction in this database has been open.',
          greatest((select extract(epoch from v_now - o.since) from oldest_transaction() o), 0)),
        (14, 'booking_connections', 'gauge', 'Connections to the server.', c.count),
        (15, 'booking_connections_limit', 'gauge', 'Connections that the server allows.', connection_limit()),
        (16, 'booking_replica_lag_seconds', 'gauge', 'How far this standby is behind its primary at most.',
          extract(epoch from replica_lag()))
      ) m(place, name, type, help, value)
    where m.value is not null
    order by m.place;
end $$;
comment on function booking.metrics(text) is 'What booking doctor -o prometheus prints';
