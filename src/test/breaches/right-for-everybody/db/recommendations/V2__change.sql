grant usage on schema recommendations to public;
