-- Who follows the feed sees what a change was made from, and whether it took another one back.
alter type booking.public_event add attribute before jsonb;
alter type booking.feed_row add attribute before jsonb;
comment on column booking.event.before is
  'The booking as it was before a person''s change, for undo; null for a create. Of an undo it has besides, as undoes, the '
  'revision that was taken back';
