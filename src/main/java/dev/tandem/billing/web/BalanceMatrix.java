package dev.tandem.billing.web;

import dev.tandem.billing.ledger.AccountBalance;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.kernel.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The balances of the ledger as a table: a row for each account that has one, in the order of the
 * chart of accounts, and a column for each currency.
 */
record BalanceMatrix(List<String> currencies, List<Row> rows) {

  /**
   * @param balances one for each currency; empty where the account has no entry in it
   */
  record Row(LedgerAccount account, List<Optional<Money>> balances) {}

  static BalanceMatrix of(List<AccountBalance> balances) {
    var currencies =
        balances.stream().map(it -> it.balance().currency()).distinct().sorted().toList();
    var rows =
        Arrays.stream(LedgerAccount.values())
            .map(account -> row(account, balances, currencies))
            .filter(row -> row.balances().stream().anyMatch(Optional::isPresent))
            .toList();
    return new BalanceMatrix(currencies, rows);
  }

  private static Row row(
      LedgerAccount account, List<AccountBalance> balances, List<String> currencies) {
    Map<String, Money> byCurrency =
        balances.stream()
            .filter(it -> it.account().equals(account.code()))
            .map(AccountBalance::balance)
            .collect(Collectors.toMap(Money::currency, Function.identity()));
    return new Row(
        account, currencies.stream().map(it -> Optional.ofNullable(byCurrency.get(it))).toList());
  }
}
