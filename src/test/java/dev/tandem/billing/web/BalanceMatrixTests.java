package dev.tandem.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.ledger.AccountBalance;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.kernel.money.Money;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@NoDatabase
class BalanceMatrixTests {

  @Test
  void anAccountIsOneRowWithAColumnForEachCurrency() {
    var matrix =
        BalanceMatrix.of(
            List.of(
                new AccountBalance("fee", Money.of(100, "USD")),
                new AccountBalance("bank", Money.of(-5, "EUR")),
                new AccountBalance("fee", Money.of(7, "EUR"))));

    assertThat(matrix.currencies()).containsExactly("EUR", "USD");
    assertThat(matrix.rows())
        .containsExactly(
            new BalanceMatrix.Row(
                LedgerAccount.BANK, List.of(Optional.of(Money.of(-5, "EUR")), Optional.empty())),
            new BalanceMatrix.Row(
                LedgerAccount.FEE,
                List.of(Optional.of(Money.of(7, "EUR")), Optional.of(Money.of(100, "USD")))));
  }
}
