-- A pair that somebody else was announcing when one of the two was about to end: whether he did, or died over it, only a
-- later look can tell. (No key: two who end the two of a pair at once must not wait for each other.)
alter table booking.unannounced
  add other_id uuid,
  add other_placement int,
  add constraint unannounced_other check (num_nulls(other_id, other_placement) <> 1),
  drop constraint unannounced_pkey;
create index unannounced_order on booking.unannounced (booking_id, placement);
comment on table booking.unannounced is
  'Placements that met more bookings than a write announces: the next pass announces the rest, from the log; and pairs that somebody else was announcing when one of the two ended';
comment on column booking.unannounced.other_id is 'Of a pair: the other booking; null: all that the placement could see and that is not announced';
comment on column booking.unannounced.other_placement is 'Of a pair: which placement of the other booking';
