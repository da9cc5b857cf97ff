package dev.tandem.billing;

import dev.tandem.kernel.money.Money;
import java.util.Arrays;

/** The accounts of the books. Each has a side on which it grows. */
enum Account {
  CLEARING("psp:clearing", Side.DEBIT),
  BANK("bank", Side.DEBIT),
  RECEIVABLE("receivable", Side.DEBIT),
  CLAWBACK("mentor:clawback", Side.DEBIT),
  BAD_DEBT("bad-debt", Side.DEBIT),
  ESCROW("booking:escrow", Side.CREDIT),
  CREDITS("member:credits", Side.CREDIT),
  PENDING("mentor:pending", Side.CREDIT),
  PAYABLE("mentor:payable", Side.CREDIT),
  REFUND_TRANSIT("refund:transit", Side.CREDIT),
  PAYOUT_TRANSIT("payout:transit", Side.CREDIT),
  FEE("fee", Side.CREDIT),
  VAT("vat", Side.CREDIT),
  BREAKAGE("breakage", Side.CREDIT);

  private enum Side {
    DEBIT,
    CREDIT
  }

  private final String code;
  private final Side side;

  Account(String code, Side side) {
    this.code = code;
    this.side = side;
  }

  String code() {
    return code;
  }

  /** Positive on the side on which the account grows. */
  Money balance(long debit, long credit, String currency) {
    return Money.of(side == Side.DEBIT ? debit - credit : credit - debit, currency);
  }

  static Account of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst().orElseThrow();
  }
}
