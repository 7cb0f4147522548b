-- Begins each transaction of `booking init`. Nothing is taken from a schema in which others may create: their functions
-- would run with the installer's rights. Who waits for a lock keeps others waiting behind him, so it is for a moment only
-- (but longer than deadlock_timeout, after which a vacuum gives way).
begin;
set local search_path = pg_catalog, pg_temp;
set local lock_timeout = '1500ms';

-- (To create it only `if not exists` takes the right to create it even so.) Default privileges may hand it out at once.
do $$
declare
  v_grantee text;
begin
  if to_regnamespace('booking') is null then
    create schema booking;
    for v_grantee in
      select distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end
      from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = 'booking' and a.grantee <> n.nspowner
    loop
      execute format('revoke all on schema booking from %s', v_grantee);
    end loop;
  end if;
end $$;
