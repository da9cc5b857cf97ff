package dev.tandem.billing.ledger;

import static dev.tandem.billing.ledger.LedgerAccount.BAD_DEBT;
import static dev.tandem.billing.ledger.LedgerAccount.CLAWBACK;
import static dev.tandem.billing.ledger.LedgerAccount.CLEARING;
import static dev.tandem.billing.ledger.LedgerAccount.CREDITS;
import static dev.tandem.billing.ledger.LedgerAccount.ESCROW;
import static dev.tandem.billing.ledger.LedgerAccount.FEE;
import static dev.tandem.billing.ledger.LedgerAccount.PAYABLE;
import static dev.tandem.billing.ledger.LedgerAccount.PENDING;
import static dev.tandem.billing.ledger.LedgerAccount.RECEIVABLE;
import static dev.tandem.billing.ledger.LedgerAccount.REFUND_TRANSIT;
import static dev.tandem.billing.ledger.LedgerAccount.VAT;

import dev.tandem.billing.account.PaymentEvent.RefundReturned;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import java.util.List;

/** The postings of refunds, which wait in transit until they have arrived. */
final class RefundPostings {

  private RefundPostings() {}

  static List<Posting> refunded(Refunded refunded) {
    return Posting.builder("refunded")
        .forBooking(refunded.bookingId())
        .debit(refunded.amount(), ESCROW, refunded.bookingId(), refunded.menteeId())
        .credit(refunded.amount(), REFUND_TRANSIT, refunded.refundId(), refunded.menteeId())
        .build();
  }

  static List<Posting> refundedAfterRecognition(RefundedAfterRecognition refunded) {
    return Posting.builder("refunded-after-recognition")
        .forBooking(refunded.bookingId())
        .debit(refunded.taken().fee(), FEE)
        .debit(refunded.taken().vat(), VAT)
        .debit(
            refunded.fromMentor().fromPending(), PENDING, refunded.mentorId(), refunded.mentorId())
        .debit(
            refunded.fromMentor().fromPayable(), PAYABLE, refunded.mentorId(), refunded.mentorId())
        .debit(
            refunded.fromMentor().fromClawback(),
            CLAWBACK,
            refunded.mentorId(),
            refunded.mentorId())
        .credit(refunded.amount(), REFUND_TRANSIT, refunded.refundId(), refunded.menteeId())
        .build();
  }

  static List<Posting> refundReturned(RefundReturned returned) {
    return Posting.builder("refund-returned")
        .forBooking(returned.bookingId())
        .debit(returned.amount(), CLEARING)
        .credit(returned.amount(), REFUND_TRANSIT, returned.refundId(), returned.menteeId())
        .build();
  }

  static List<Posting> refundSettled(RefundSettled settled) {
    var posting =
        Posting.builder("refund-settled")
            .forBooking(settled.bookingId())
            .debit(settled.amount(), REFUND_TRANSIT, settled.refundId(), settled.menteeId());
    return switch (settled.to()) {
      case CARD -> posting.credit(settled.amount(), CLEARING).build();
      case CREDITS ->
          posting.credit(settled.amount(), CREDITS, settled.menteeId(), settled.menteeId()).build();
      case RECEIVABLE ->
          posting.credit(settled.amount(), RECEIVABLE, settled.cohortId(), null).build();
      case LOSS -> posting.credit(settled.amount(), BAD_DEBT).build();
    };
  }
}
