-- Two halves, each by an index of its own. Plain SQL without settings: it is inlined.
create or replace function booking.events_under(p_user text, p_key text) returns setof booking.event
language sql stable
as $$
  (select e.* from booking.event e where e.acting_for = p_user and e.key = p_key)
  union all
  (select e.* from booking.event e where e.acting_for = p_user and e.part_of = p_key order by e.id);
$$;
comment on function booking.events_under(text, text) is 'What a user, or somebody for him, wrote under a key, in its order';
