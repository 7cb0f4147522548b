-- In the order of the file, each row beside those before it that fit: what is too much takes nothing of what its owner, or a
-- group of his, may have. Weeks as check_share.sql has them; and as there, what an admin brings back is not counted.
create or replace function booking.import_beyond_week(p_import text) returns table (n bigint, by_then text[])
language plpgsql stable
set search_path = pg_catalog, booking, pg_temp
set enable_seqscan = off
set jit = off
as $$
declare
  v_per_week constant interval := (select s.per_week from booking.setting s);
  -- What is taken of each share in each week, by its number.
  v_taken interval[] := '{}';
  v_over int;
  v record;
begin
  if v_per_week is null and not exists (select from booking.share) then
    return;
  end if;
  for v in
    with mine as materialized (
      select r.n, r.user_id, r.start_time, r.end_time from rows_to_book(p_import, 0, 9223372036854775807) r where is_counted(r)
    ), share as materialized (
      select m.user_id as owner, m.user_id as name, false as is_group, array[m.user_id] as owners, v_per_week as most
      from (select distinct m.user_id from mine m) m where v_per_week is not null
      union all
      select o.owner, s.role, true, s.owners, s.most
      from (select s.role, group_members(s.role) as owners, s.per_week as most from booking.share s) s, unnest(s.owners) o(owner)
    ), part as materialized (
      select m.n, s.*, w as week, least(m.end_time, w + interval '168 hours') - greatest(m.start_time, w) as time
      from mine m join share s on s.owner = m.user_id, generate_series(
        date_trunc('week', m.start_time, 'UTC'), m.end_time - interval '1 microsecond', interval '168 hours') w
    ), held as materialized (
      select k.*, (
        select coalesce(sum(least(o.end_time, k.week + interval '168 hours') - greatest(o.start_time, k.week)), '0')
        from booking.booking o
        where o.user_id = any (k.owners) and o.status in ('PENDING', 'VALID')
          and o.end_time > k.week and o.start_time < k.week + interval '168 hours') as held,
        row_number() over (order by k.is_group desc, k.name, k.week)::int as number
      from (select distinct p.name, p.is_group, p.week, p.owners from part p) k
    )
    select x.n, array_agg(x.number) as numbers, array_agg(x.held) as helds, array_agg(x.time) as times,
      array_agg(x.most) as mosts, array_agg(x.name) as names, array_agg((x.week at time zone 'UTC')::date::text) as weeks
    from (
      select p.*, h.number, h.held
      from part p join held h on (h.name, h.is_group, h.week) = (p.name, p.is_group, p.week)
      order by p.n, h.number) x
    group by x.n order by x.n
  loop
    v_over := null;
    for i in 1..cardinality(v.numbers) loop
      v_taken[v.numbers[i]] := coalesce(v_taken[v.numbers[i]], v.helds[i]);
      if v_taken[v.numbers[i]] + v.times[i] > v.mosts[i] then
        v_over := coalesce(v_over, i);
      end if;
    end loop;
    if v_over is not null then
      n := v.n;
      by_then := array[v.names[v_over], hours_text(v_taken[v.numbers[v_over]]), v.weeks[v_over], hours_text(v.times[v_over]),
        hours_text(v.mosts[v_over])];
      return next;
    else
      for i in 1..cardinality(v.numbers) loop
        v_taken[v.numbers[i]] := v_taken[v.numbers[i]] + v.times[i];
      end loop;
    end if;
  end loop;
end $$;
comment on function booking.import_beyond_week(text) is
  'Which of the staged rows are more of a week than the policy per-week, or the share of a group, allows, and what their refusal says (fail.sql)';
