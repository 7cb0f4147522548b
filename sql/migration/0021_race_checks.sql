-- A name that says what it is: who has to be looked at for a race, and by whom it is owed.
alter table booking.second_look rename to race_check;
alter table booking.race_check rename constraint second_look_pkey to race_check_pkey;
alter index booking.second_look_key rename to race_check_key;
