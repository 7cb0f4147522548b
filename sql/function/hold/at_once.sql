create or replace function booking.at_once(p_resources int[]) returns int[]
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  v_ids constant int[] := array(
    select r.id from booking.resource r where r.id = any (p_resources) and r.approvers is null order by r.id);
begin
  if cardinality(v_ids) = 0 then
    perform fail('needs-approval', r.name, array_to_string(r.approvers, ', '))
    from booking.resource r where r.id = p_resources[1];
  end if;
  return v_ids;
end $$;
comment on function booking.at_once(int[]) is 'Those of some resources that need nobody''s approval';
