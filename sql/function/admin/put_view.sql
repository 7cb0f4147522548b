-- To replace a view, even by itself, takes it from everybody who has looked at it in a transaction that is still open. So
-- one that would not change stays as it is.
create or replace function booking.put_view(p_name text, p_query text, p_option text default null) returns void
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_definition constant text := coalesce('with (' || p_option || ') ', '') || 'as ' || p_query;
  v_is_there boolean;
begin
  execute 'create view booking.new_view ' || c_definition;
  select pg_get_viewdef(o.oid) = pg_get_viewdef(n.oid) and o.reloptions is not distinct from n.reloptions into v_is_there
  from pg_class n, pg_class o
  where n.oid = 'booking.new_view'::regclass and o.oid = to_regclass(format('booking.%I', p_name));
  drop view booking.new_view;
  if v_is_there is not true then
    execute format('create or replace view booking.%I ', p_name) || c_definition;
  end if;
end $$;
comment on function booking.put_view(text, text, text) is 'Makes a view, or makes it anew where it is to be another';
