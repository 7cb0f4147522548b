create or replace function booking.add_work(
  p_work jsonb, p_promoted int, p_rejected int, p_undone bigint default 0, p_holders text[] default null
) returns jsonb
language sql immutable
set search_path = pg_catalog, booking, pg_temp
as $$
  select p_work || jsonb_build_object(
    'promoted', (p_work ->> 'promoted')::int + p_promoted, 'rejected', (p_work ->> 'rejected')::int + p_rejected,
    'undone', (p_work ->> 'undone')::int + p_undone, 'holders', p_work -> 'holders' || to_jsonb(coalesce(p_holders, '{}')));
$$;
comment on function booking.add_work(jsonb, int, int, bigint, text[]) is 'Counts what process_pending() did and what it left';
