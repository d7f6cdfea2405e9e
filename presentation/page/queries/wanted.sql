-- What is asked for, by the key of the query that joins it: reports, mostly. Filled before the query runs, so that its
-- cost is that of what is asked for.
create or replace temp table wanted as select unnest($1::varchar[]) as key;
