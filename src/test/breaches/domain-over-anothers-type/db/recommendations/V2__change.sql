create domain price as billing.amount check (value >= 0);
