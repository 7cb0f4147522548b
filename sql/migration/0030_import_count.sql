-- An import is booked part by part in one transaction. To count for each part what its owners have would be to count the
-- parts before it again and again; so all that is staged is counted once, and what came out counts in that transaction.
create unlogged table booking.import_count (
  actor text not null default session_user,
  import text not null,
  xid xid8 not null default pg_current_xact_id(),
  is_far boolean not null,
  constraint import_count_pkey primary key (actor, import, xid)
);
comment on table booking.import_count is 'Of imports that are being booked: whether all their rows together come near a limit';
comment on column booking.import_count.xid is 'The transaction that books it, and for which alone it holds';
comment on column booking.import_count.is_far is 'Whether nobody comes near the policies per-user and per-resource by it';
