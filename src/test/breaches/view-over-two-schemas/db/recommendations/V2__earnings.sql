create view earnings as
  select m.id, i.total from mentor m join billing.invoice i on i.id = m.id;
