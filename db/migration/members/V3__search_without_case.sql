-- The same as SearchKey in Java: compatibility forms, and no regard to case.
create function fold(text) returns text language sql immutable strict parallel safe as $$
  select replace(lower(upper(normalize($1, nfkc) collate pg_unicode_fast) collate pg_unicode_fast), 'ς', 'σ')
$$;

update mentor set search_text = fold(search_text);
