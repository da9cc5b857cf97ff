package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;

/** The balance of one account in one currency, positive on the account's normal side. */
public record AccountBalance(String account, Money balance) {}
