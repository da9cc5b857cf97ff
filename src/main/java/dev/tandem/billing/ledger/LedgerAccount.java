package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import java.util.Arrays;

/** The chart of accounts, each with the side on which its balance grows. */
public enum LedgerAccount {
  CLEARING("psp:clearing", NormalBalance.DEBIT),
  BANK("bank", NormalBalance.DEBIT),
  RECEIVABLE("receivable", NormalBalance.DEBIT),
  CLAWBACK("mentor:clawback", NormalBalance.DEBIT),
  BAD_DEBT("bad-debt", NormalBalance.DEBIT),
  ESCROW("booking:escrow", NormalBalance.CREDIT),
  CREDITS("member:credits", NormalBalance.CREDIT),
  PENDING("mentor:pending", NormalBalance.CREDIT),
  PAYABLE("mentor:payable", NormalBalance.CREDIT),
  REFUND_TRANSIT("refund:transit", NormalBalance.CREDIT),
  PAYOUT_TRANSIT("payout:transit", NormalBalance.CREDIT),
  FEE("fee", NormalBalance.CREDIT),
  VAT("vat", NormalBalance.CREDIT),
  BREAKAGE("breakage", NormalBalance.CREDIT);

  private enum NormalBalance {
    DEBIT,
    CREDIT
  }

  private final String code;
  private final NormalBalance normalBalance;

  LedgerAccount(String code, NormalBalance normalBalance) {
    this.code = code;
    this.normalBalance = normalBalance;
  }

  public String code() {
    return code;
  }

  /** Positive if the account is on its normal side. */
  public Money balance(long debit, long credit, String currency) {
    return Money.of(
        normalBalance == NormalBalance.DEBIT ? debit - credit : credit - debit, currency);
  }

  static LedgerAccount fromCode(String code) {
    return Arrays.stream(values())
        .filter(account -> account.code.equals(code))
        .findFirst()
        .orElseThrow();
  }
}
