package dev.tandem.billing.web;

import dev.tandem.billing.ledger.AccountBalance;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.kernel.money.Money;
import java.util.List;

/** A mentor's balances: on hold, payable and owed; one amount per currency. */
record EarningsSummary(List<Money> pending, List<Money> payable, List<Money> clawback) {

  static EarningsSummary of(List<AccountBalance> balances) {
    return new EarningsSummary(
        balancesOf(balances, LedgerAccount.PENDING),
        balancesOf(balances, LedgerAccount.PAYABLE),
        balancesOf(balances, LedgerAccount.CLAWBACK).stream().filter(Money::isPositive).toList());
  }

  private static List<Money> balancesOf(List<AccountBalance> balances, LedgerAccount account) {
    return balances.stream()
        .filter(balance -> balance.account().equals(account.code()))
        .map(AccountBalance::balance)
        .toList();
  }

  public boolean isEmpty() {
    return pending.isEmpty() && payable.isEmpty() && clawback.isEmpty();
  }
}
