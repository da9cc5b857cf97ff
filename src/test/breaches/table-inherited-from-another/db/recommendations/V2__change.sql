create table cheap_invoice (discount int) inherits (billing.invoice);
