-- What there is not yet is made when it is held, and not by whoever waits in vain. Where a shorter time will do, it is as long
-- as the policies have it. Its length is exact, whatever calendar and clock say between now and its turn.
create or replace function booking.new_waiter(
  p_user text, p_key text, p_request text, p_resources text[], p_length interval, p_least interval
) returns booking.waiter
language plpgsql
set search_path = pg_catalog, booking, pg_temp
as $$
declare
  c_most constant int := 100;
  w booking.waiter;
begin
  w.acting_for := p_user;
  w.key := p_key;
  w.request := sha256(convert_to(p_request, 'UTF8'));
  w.takes_all := coalesce(cardinality(p_resources) > 0, false);
  w.unmade := '{}';
  if w.takes_all then
    if cardinality(p_resources) > c_most then
      perform fail('many-at-once', cardinality(p_resources)::text, c_most::text);
    elsif array_position(p_resources, null) is not null then
      perform fail('bad-text', 'resource name', 'is missing', 'name every resource');
    end if;
    w.unmade := array(select distinct clean_text('resource name', n) as name from unnest(p_resources) n order by name);
    w := with_known(w);
    perform refuse_new_resource(null, n) from unnest(w.unmade) n;
  end if;
  w.length := make_interval(secs => extract(epoch from p_length));
  w.least := make_interval(secs => extract(epoch from coalesce(p_least, p_length)));
  if w.least < w.length then
    select greatest(w.least, least(w.length, s.longest)), greatest(w.least, s.shortest) into w.length, w.least
    from booking.setting s;
    w.least := least(w.least, w.length);
  end if;
  w.since := clock_timestamp();
  w.id := 9223372036854775807;
  return w;
end $$;
comment on function booking.new_waiter(text, text, text, text[], interval, interval) is
  'Somebody who asks for the first time, and has no place in the queue yet';
