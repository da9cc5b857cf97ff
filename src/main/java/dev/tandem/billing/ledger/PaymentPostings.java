package dev.tandem.billing.ledger;

import static dev.tandem.billing.ledger.LedgerAccount.BAD_DEBT;
import static dev.tandem.billing.ledger.LedgerAccount.BANK;
import static dev.tandem.billing.ledger.LedgerAccount.CLAWBACK;
import static dev.tandem.billing.ledger.LedgerAccount.CLEARING;
import static dev.tandem.billing.ledger.LedgerAccount.CREDITS;
import static dev.tandem.billing.ledger.LedgerAccount.ESCROW;
import static dev.tandem.billing.ledger.LedgerAccount.FEE;
import static dev.tandem.billing.ledger.LedgerAccount.PENDING;
import static dev.tandem.billing.ledger.LedgerAccount.RECEIVABLE;
import static dev.tandem.billing.ledger.LedgerAccount.VAT;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundReturned;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.PaymentEvent.TermsPaid;
import java.util.List;

/** The postings of the events of a booking's payment. */
final class PaymentPostings {

  private PaymentPostings() {}

  static List<Posting> postingsFor(PaymentEvent event) {
    var booking = event.bookingId();
    return switch (event) {
      case Captured captured ->
          Posting.builder("captured")
              .forBooking(booking)
              .debit(captured.gross(), CLEARING)
              .credit(captured.gross(), ESCROW, booking, captured.menteeId())
              .build();
      case CreditsRedeemed redeemed ->
          Posting.builder("pack-redeemed")
              .forBooking(booking)
              .debit(redeemed.gross(), CREDITS, redeemed.menteeId(), redeemed.menteeId())
              .credit(redeemed.gross(), ESCROW, booking, redeemed.menteeId())
              .build();
      case InvoicedOnTerms invoiced ->
          Posting.builder("invoiced-on-terms")
              .forBooking(booking)
              .debit(invoiced.gross(), RECEIVABLE, invoiced.cohortId(), null)
              .credit(invoiced.gross(), ESCROW, booking, invoiced.menteeId())
              .build();
      case Recognised recognised ->
          Posting.builder("recognised")
              .forBooking(booking)
              .debit(recognised.kept().total(), ESCROW, booking, recognised.menteeId())
              .credit(
                  recognised.kept().mentor(), PENDING, recognised.mentorId(), recognised.mentorId())
              .credit(recognised.kept().fee(), FEE)
              .credit(recognised.kept().vat(), VAT)
              .build();
      case Refunded it -> RefundPostings.refunded(it);
      case RefundedAfterRecognition it -> RefundPostings.refundedAfterRecognition(it);
      case RefundSettled it -> RefundPostings.refundSettled(it);
      case RefundReturned it -> RefundPostings.refundReturned(it);
      case ChargedBack chargeback ->
          Posting.builder("chargeback-lost")
              .forBooking(booking)
              .debit(chargeback.clawback(), CLAWBACK, chargeback.mentorId(), chargeback.mentorId())
              .debit(chargeback.badDebt(), BAD_DEBT)
              .credit(chargeback.clawback().plus(chargeback.badDebt()), CLEARING)
              .build();
      case ChargebackRecovered recovered ->
          Posting.builder("chargeback-recovered")
              .forBooking(booking)
              .debit(recovered.amount(), ESCROW, booking, null)
              .credit(recovered.amount(), BAD_DEBT)
              .build();
      case TermsPaid paid ->
          Posting.builder("terms-paid")
              .forBooking(booking)
              .debit(paid.amount(), BANK)
              .credit(paid.amount(), RECEIVABLE, paid.cohortId(), null)
              .build();
      case PaymentEvent.PaymentRequested _,
          PaymentEvent.FundingFailed _,
          PaymentEvent.FundingAbandoned _,
          PaymentEvent.OutcomeNoted _,
          PaymentEvent.DisputeOpened _,
          PaymentEvent.DisputeClosed _ ->
          List.of();
    };
  }
}
