create function spent() returns bigint language sql set search_path = billing as 'select sum(total) from invoice';
