create rule also as on insert to mentor do also update billing.invoice set total = 0 where id = new.id;
