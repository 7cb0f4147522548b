-- What share of a week is a group's, beside what is each user's own.
create table booking.share (
  role text constraint share_pkey primary key,
  per_week interval not null constraint share_per_week check (per_week > '0')
);
comment on table booking.share is
  'How much of a week the members of a group may have together; its rows are also locked, to have their placements follow one another';
