-- No table changes. Programs ask for list_pooled.sql: by the number they tell the schemas that have it from those that do not.
select 30;
