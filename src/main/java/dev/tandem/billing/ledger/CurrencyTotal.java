package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/** One line of the trial balance: all debits and all credits in a currency. */
public record CurrencyTotal(
    String currency,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "debit_") Money debit,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "credit_") Money credit,
    boolean balanced) {}
