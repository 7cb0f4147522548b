-- A cursor's holder is known by the process of the server that serves him: once that has ended, so has he.
alter table booking.cursor add backend int;
comment on column booking.cursor.backend is
  'The process of the server that serves its holder; NULL where a pooler stands between them, or a session is new';
