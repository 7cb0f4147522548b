create or replace function booking.whole_queue(p_resources int[]) returns booking.waiter[]
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  w booking.waiter;
begin
  w.id := 9223372036854775807;
  w.resources := p_resources;
  return array(select q from queue_for(w) q order by q.id);
end $$;
comment on function booking.whole_queue(int[]) is
  'Who waits for some resources, and all whose turn has a bearing on theirs, first come first';
