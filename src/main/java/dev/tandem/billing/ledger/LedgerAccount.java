package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import java.util.Arrays;

/** The chart of accounts, each with the side on which its balance grows. */
public enum LedgerAccount {
  CLEARING("psp:clearing", "Card payments at the gateway", NormalBalance.DEBIT),
  BANK("bank", "Bank", NormalBalance.DEBIT),
  RECEIVABLE("receivable", "Owed by cohorts", NormalBalance.DEBIT),
  CLAWBACK("mentor:clawback", "Owed by mentors", NormalBalance.DEBIT),
  BAD_DEBT("bad-debt", "Bad debt", NormalBalance.DEBIT),
  ESCROW("booking:escrow", "Paid for sessions to come", NormalBalance.CREDIT),
  CREDITS("member:credits", "Members’ credits", NormalBalance.CREDIT),
  PENDING("mentor:pending", "Mentors’ earnings on hold", NormalBalance.CREDIT),
  PAYABLE("mentor:payable", "Mentors’ earnings to pay out", NormalBalance.CREDIT),
  REFUND_TRANSIT("refund:transit", "Refunds on their way", NormalBalance.CREDIT),
  PAYOUT_TRANSIT("payout:transit", "Payouts on their way", NormalBalance.CREDIT),
  FEE("fee", "Fees", NormalBalance.CREDIT),
  VAT("vat", "VAT", NormalBalance.CREDIT),
  BREAKAGE("breakage", "Expired credits", NormalBalance.CREDIT);

  private enum NormalBalance {
    DEBIT,
    CREDIT
  }

  private final String code;
  private final String title;
  private final NormalBalance normalBalance;

  LedgerAccount(String code, String title, NormalBalance normalBalance) {
    this.code = code;
    this.title = title;
    this.normalBalance = normalBalance;
  }

  public String code() {
    return code;
  }

  /** What an operator calls it. */
  public String title() {
    return title;
  }

  /** Positive if the account is on its normal side. */
  public Money balance(long debit, long credit, String currency) {
    return Money.of(
        normalBalance == NormalBalance.DEBIT ? debit - credit : credit - debit, currency);
  }

  public static LedgerAccount fromCode(String code) {
    return Arrays.stream(values())
        .filter(account -> account.code.equals(code))
        .findFirst()
        .orElseThrow();
  }
}
