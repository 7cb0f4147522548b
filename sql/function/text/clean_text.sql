-- Control, format and bidi characters are refused: ESC and the like take over terminals, bidi controls make one name
-- look like another (Unicode Technical Report #36). Notes may break lines and join emoji.
create or replace function booking.clean_text(p_what text, p_text text) returns text
language plpgsql immutable
set search_path = pg_catalog, booking, pg_temp
set standard_conforming_strings = on
as $$
declare
  v_text constant text := normalize(p_text, nfc);
  v_is_note constant boolean := p_what = 'note';
  v_most constant int := case when v_is_note then 2000 else 200 end;
begin
  if p_text is null then
    return null;
  end if;
  if char_length(v_text) > v_most then
    perform fail('bad-text', p_what, format('has more than %s characters', v_most), 'shorten it');
  elsif translate(v_text, case when v_is_note then U&'\0009\000A\200C\200D' else '' end, '') ~
    '[\u0001-\u001F\u007F-\u009F\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0001-\U000E007F]'
  then
    perform fail('bad-text', p_what, 'holds a control, format or bidi character', 'leave such characters out');
  elsif v_is_note then
    return v_text;
  elsif v_text = '' then
    perform fail('bad-text', p_what, 'is empty', 'give one of 1 to 200 characters');
  elsif v_text like '-%' then
    perform fail('bad-text', p_what, 'begins with "-"', 'options begin so; choose another');
  elsif v_text ~ '^\s|\s$' then
    perform fail('bad-text', p_what, 'begins or ends with a space', 'leave the outer spaces out');
  end if;
  return v_text;
end $$;
comment on function booking.clean_text(text, text) is 'The text in NFC, or a refusal that says what is wrong with it';
