create or replace function booking.is_placement(p_old booking.booking, p_new booking.booking, p_names_times boolean)
returns boolean
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select case (p_old).status
    when 'VALID' then (p_new).start_time < (p_old).start_time or (p_new).end_time > (p_old).end_time
    when 'REJECTED' then p_names_times
    else ((p_old).start_time, (p_old).end_time) <> ((p_new).start_time, (p_new).end_time)
  end;
$$;
comment on function booking.is_placement(booking.booking, booking.booking, boolean) is
  'Whether an update queues the booking anew: not where VALID times only shrink, nor where PENDING ones stay';
