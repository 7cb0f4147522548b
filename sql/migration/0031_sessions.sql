-- A cursor's holder is known by the process of the server that serves him, too: while that is there, so is he. And an import
-- is counted in the call that books it.
alter table booking.cursor add backend int;
comment on column booking.cursor.backend is
  'The process of the server that served its holder last; NULL where a pooler stands between them, or nobody knows';
drop table booking.import_count;
