-- What `booking create` sends, a statement a line.
set timezone = 'UTC'
select 1
