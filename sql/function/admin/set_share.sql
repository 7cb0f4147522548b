create or replace function booking.set_share(p_group text, p_per_week interval) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
begin
  if p_per_week is null then
    delete from booking.share s where s.role = p_group;
  else
    perform role_list(to_jsonb(array[p_group]));
    insert into booking.share (role, per_week) values (p_group, bounded_span('time a week', p_per_week))
    on conflict (role) do update set per_week = excluded.per_week;
  end if;
end $$;
comment on function booking.set_share(text, interval) is 'Says how much of a week a group may have; null: as much as its members';
