-- every mentor starts with what they earned
update mentor set total = (select sum(total) from billing.invoice);
