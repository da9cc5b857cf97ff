-- what mentees spent
select sum(total)
  from billing.invoice;
