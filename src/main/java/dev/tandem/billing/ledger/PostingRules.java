package dev.tandem.billing.ledger;

import static dev.tandem.billing.ledger.LedgerAccount.BAD_DEBT;
import static dev.tandem.billing.ledger.LedgerAccount.BANK;
import static dev.tandem.billing.ledger.LedgerAccount.BREAKAGE;
import static dev.tandem.billing.ledger.LedgerAccount.CLAWBACK;
import static dev.tandem.billing.ledger.LedgerAccount.CLEARING;
import static dev.tandem.billing.ledger.LedgerAccount.CREDITS;
import static dev.tandem.billing.ledger.LedgerAccount.ESCROW;
import static dev.tandem.billing.ledger.LedgerAccount.FEE;
import static dev.tandem.billing.ledger.LedgerAccount.PAYABLE;
import static dev.tandem.billing.ledger.LedgerAccount.PAYOUT_TRANSIT;
import static dev.tandem.billing.ledger.LedgerAccount.PENDING;
import static dev.tandem.billing.ledger.LedgerAccount.RECEIVABLE;
import static dev.tandem.billing.ledger.LedgerAccount.REFUND_TRANSIT;
import static dev.tandem.billing.ledger.LedgerAccount.VAT;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.ClawbackOwed;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.PaymentEvent.TermsPaid;
import java.util.List;

/** What each event means in the books: the table of the domain, and nothing else. */
final class PostingRules {

  private PostingRules() {}

  static List<Posting> postingsFor(AccountEvent event) {
    return switch (event) {
      case PaymentEvent it -> paymentPostings(it);
      case MentorEvent it -> mentorPostings(it);
      case CreditsEvent it -> creditPostings(it);
    };
  }

  private static List<Posting> paymentPostings(PaymentEvent event) {
    var booking = event.bookingId();
    return switch (event) {
      case Captured it ->
          Posting.builder("captured")
              .forBooking(booking)
              .debit(it.gross(), CLEARING)
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .build();
      case CreditsRedeemed it ->
          Posting.builder("pack-redeemed")
              .forBooking(booking)
              .debit(it.gross(), CREDITS, it.menteeId(), it.menteeId())
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .build();
      case InvoicedOnTerms it ->
          Posting.builder("invoiced-on-terms")
              .forBooking(booking)
              .debit(it.gross(), RECEIVABLE, it.cohortId(), null)
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .build();
      case Recognised it ->
          Posting.builder("recognised")
              .forBooking(booking)
              .debit(it.kept().total(), ESCROW, booking, it.menteeId())
              .credit(it.kept().mentor(), PENDING, it.mentorId(), it.mentorId())
              .credit(it.kept().fee(), FEE)
              .credit(it.kept().vat(), VAT)
              .build();
      case Refunded it ->
          Posting.builder("refunded")
              .forBooking(booking)
              .debit(it.amount(), ESCROW, booking, it.menteeId())
              .credit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId())
              .build();
      case RefundedAfterRecognition it ->
          Posting.builder("refunded-after-recognition")
              .forBooking(booking)
              .debit(it.taken().fee(), FEE)
              .debit(it.taken().vat(), VAT)
              .debit(it.fromMentor().fromPending(), PENDING, it.mentorId(), it.mentorId())
              .debit(it.fromMentor().fromPayable(), PAYABLE, it.mentorId(), it.mentorId())
              .debit(it.fromMentor().fromClawback(), CLAWBACK, it.mentorId(), it.mentorId())
              .credit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId())
              .build();
      case RefundSettled it -> refundSettledPostings(it);
      case ChargedBack it ->
          Posting.builder("chargeback-lost")
              .forBooking(booking)
              .debit(it.clawback(), CLAWBACK, it.mentorId(), it.mentorId())
              .debit(it.badDebt(), BAD_DEBT)
              .credit(it.clawback().plus(it.badDebt()), CLEARING)
              .build();
      case ChargebackRecovered it ->
          Posting.builder("chargeback-recovered")
              .forBooking(booking)
              .debit(it.amount(), ESCROW, booking, null)
              .credit(it.amount(), BAD_DEBT)
              .build();
      case TermsPaid it ->
          Posting.builder("terms-paid")
              .forBooking(booking)
              .debit(it.amount(), BANK)
              .credit(it.amount(), RECEIVABLE, it.cohortId(), null)
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

  private static List<Posting> refundSettledPostings(RefundSettled it) {
    var draft =
        Posting.builder("refund-settled")
            .forBooking(it.bookingId())
            .debit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId());
    return switch (it.to()) {
      case CARD -> draft.credit(it.amount(), CLEARING).build();
      case CREDITS -> draft.credit(it.amount(), CREDITS, it.menteeId(), it.menteeId()).build();
      case RECEIVABLE -> draft.credit(it.amount(), RECEIVABLE, it.cohortId(), null).build();
    };
  }

  private static List<Posting> mentorPostings(MentorEvent event) {
    var mentor = event.mentorId();
    return switch (event) {
      case EarningReleased it ->
          Posting.builder("hold-over")
              .forBooking(it.bookingId())
              .debit(it.amount(), PENDING, mentor, mentor)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .build();
      case PayoutStarted it ->
          Posting.builder("payout-sent")
              .debit(it.amount().plus(it.netted()), PAYABLE, mentor, mentor)
              .credit(it.netted(), CLAWBACK, mentor, mentor)
              .credit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .build();
      case PayoutArrived it ->
          Posting.builder("payout-paid")
              .debit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .credit(it.amount(), BANK)
              .build();
      case PayoutReturned it when it.afterArrival() ->
          Posting.builder("payout-returned")
              .debit(it.amount(), BANK)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .build();
      case PayoutReturned it ->
          Posting.builder("payout-failed")
              .debit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .build();
      case MentorEvent.Earned _,
          MentorEvent.EarningFrozen _,
          MentorEvent.EarningThawed _,
          MentorEvent.EarningReversed _,
          ClawbackOwed _ ->
          List.of();
    };
  }

  private static List<Posting> creditPostings(CreditsEvent event) {
    var member = event.memberId();
    return switch (event) {
      case PackBought it ->
          Posting.builder("pack-sold")
              .debit(it.amount(), CLEARING)
              .credit(it.amount(), CREDITS, member, member)
              .build();
      case CreditsExpired it ->
          Posting.builder("pack-expired")
              .debit(it.amount(), CREDITS, member, member)
              .credit(it.amount(), BREAKAGE)
              .build();
      case PackChargedBack it ->
          Posting.builder("pack-charged-back")
              .debit(it.unspent(), CREDITS, member, member)
              .debit(it.badDebt(), BAD_DEBT)
              .credit(it.unspent().plus(it.badDebt()), CLEARING)
              .build();
      case CreditsEvent.CreditsSpent _, CreditsEvent.CreditsRestored _ -> List.of();
    };
  }
}
