-- Resolvers are started by the clock, on several machines in the same moment, and a plan costs each as much as a chunk or
-- two. So one plans at a time, and whoever waited for that takes over what was planned meanwhile: begun after it came, it
-- knows all that was committed before. That is the second plan, not the first; of eight at once two plan. The numbers are
-- those of booking.decided, a clock that does not go back, as the server's may: what is decided with a greater one than the
-- plan's has considered all that the plan knew. Nobody waits long for one who idles over a plan, nor for the disk: nothing
-- is lost with it.
create or replace function booking.make_plan(p_user text, p_resources text[] default null)
returns table (number bigint, resources int[], span tstzrange, pending bigint)
language plpgsql security definer
set search_path = pg_catalog, booking, pg_temp
set lock_timeout = '500ms'
as $$
declare
  v_came bigint;
  v_plan booking.plan;
begin
  perform acting_for(p_user, 'resolver');
  perform set_config('synchronous_commit', 'off', true);
  v_came := nextval('booking.decided_id_seq');
  if p_resources is null then
    begin
      select p.* into v_plan from booking.plan p for update;
    exception when lock_not_available then
      null;
    end;
  end if;
  if not coalesce(v_plan.begun > v_came, false) then
    v_plan.begun := nextval('booking.decided_id_seq');
    v_plan.chunks := (select coalesce(jsonb_agg(p), '[]') from plan_pass(p_user, p_resources) p);
    v_plan.number := nextval('booking.decided_id_seq');
    if v_plan.only_row then
      update booking.plan p set begun = v_plan.begun, number = v_plan.number, chunks = v_plan.chunks;
    end if;
  end if;
  return query
    select v_plan.number, c.resources, c.span, c.pending
    from jsonb_to_recordset(v_plan.chunks) c(resources int[], span tstzrange, pending bigint);
end $$;
comment on function booking.make_plan(text, text[]) is
  'The chunks of a pass: made now, or by another resolver since this one asked; and a number drawn behind the plan';
