create function spent() returns bigint language sql begin atomic select sum(total) from billing.invoice; end;
