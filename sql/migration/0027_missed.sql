-- Whoever did not come is forgotten with those who came; that nobody did is kept with the booking, for reports.
alter table booking.booking add missed int;
comment on column booking.booking.missed is 'The placement that nobody came for: it was ended in its owner''s absence (policy checkin)';
