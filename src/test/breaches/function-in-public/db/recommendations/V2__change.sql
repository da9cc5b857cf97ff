create aggregate public.total(bigint) (sfunc = int8pl, stype = bigint);
