-- The same winners, known beforehand: one bare UPDATE with its event rows.
\set QUIET on
create temp table winner as select w::uuid as id from regexp_split_to_table(:'winners', ',') w;
