select total from billing.invoice
