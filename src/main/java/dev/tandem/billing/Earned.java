package dev.tandem.billing;

import dev.tandem.kernel.money.Money;
import java.util.List;

/** A mentor's balances by what they mean to them; each in every currency they earn in. */
record Earned(List<Money> pending, List<Money> payable, List<Money> clawback) {

  static Earned of(List<Books.Balance> balances) {
    return new Earned(
        of(balances, Account.PENDING),
        of(balances, Account.PAYABLE),
        of(balances, Account.CLAWBACK).stream().filter(Money::isPositive).toList());
  }

  private static List<Money> of(List<Books.Balance> balances, Account account) {
    return balances.stream()
        .filter(it -> it.account().equals(account.code()))
        .map(Books.Balance::balance)
        .toList();
  }

  public boolean isNothing() {
    return pending.isEmpty() && payable.isEmpty() && clawback.isEmpty();
  }
}
