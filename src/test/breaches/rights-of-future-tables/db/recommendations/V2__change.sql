alter default privileges in schema recommendations grant select on tables to public;
