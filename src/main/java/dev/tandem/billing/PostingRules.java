package dev.tandem.billing;

import static dev.tandem.billing.Account.BAD_DEBT;
import static dev.tandem.billing.Account.BANK;
import static dev.tandem.billing.Account.BREAKAGE;
import static dev.tandem.billing.Account.CLAWBACK;
import static dev.tandem.billing.Account.CLEARING;
import static dev.tandem.billing.Account.CREDITS;
import static dev.tandem.billing.Account.ESCROW;
import static dev.tandem.billing.Account.FEE;
import static dev.tandem.billing.Account.PAYABLE;
import static dev.tandem.billing.Account.PAYOUT_TRANSIT;
import static dev.tandem.billing.Account.PENDING;
import static dev.tandem.billing.Account.RECEIVABLE;
import static dev.tandem.billing.Account.REFUND_TRANSIT;
import static dev.tandem.billing.Account.VAT;

import dev.tandem.billing.CreditsEvent.CreditsExpired;
import dev.tandem.billing.CreditsEvent.PackBought;
import dev.tandem.billing.CreditsEvent.PackChargedBack;
import dev.tandem.billing.MentorEvent.ClawbackOwed;
import dev.tandem.billing.MentorEvent.EarningReleased;
import dev.tandem.billing.MentorEvent.PayoutArrived;
import dev.tandem.billing.MentorEvent.PayoutReturned;
import dev.tandem.billing.MentorEvent.PayoutStarted;
import dev.tandem.billing.PaymentEvent.Captured;
import dev.tandem.billing.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.PaymentEvent.ChargedBack;
import dev.tandem.billing.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.PaymentEvent.Recognised;
import dev.tandem.billing.PaymentEvent.RefundSettled;
import dev.tandem.billing.PaymentEvent.Refunded;
import dev.tandem.billing.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.PaymentEvent.TermsPaid;
import java.util.List;

/** What each event means in the books: the table of the domain, and nothing else. */
final class PostingRules {

  private PostingRules() {}

  static List<Posting> of(AccountEvent event) {
    return switch (event) {
      case PaymentEvent it -> payment(it);
      case MentorEvent it -> mentor(it);
      case CreditsEvent it -> credits(it);
    };
  }

  private static List<Posting> payment(PaymentEvent event) {
    var booking = event.bookingId();
    return switch (event) {
      case Captured it ->
          Posting.of("captured")
              .booking(booking)
              .debit(it.gross(), CLEARING)
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .post();
      case CreditsRedeemed it ->
          Posting.of("pack-redeemed")
              .booking(booking)
              .debit(it.gross(), CREDITS, it.menteeId(), it.menteeId())
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .post();
      case InvoicedOnTerms it ->
          Posting.of("invoiced-on-terms")
              .booking(booking)
              .debit(it.gross(), RECEIVABLE, it.cohortId(), null)
              .credit(it.gross(), ESCROW, booking, it.menteeId())
              .post();
      case Recognised it ->
          Posting.of("recognised")
              .booking(booking)
              .debit(it.kept().total(), ESCROW, booking, it.menteeId())
              .credit(it.kept().mentor(), PENDING, it.mentorId(), it.mentorId())
              .credit(it.kept().fee(), FEE)
              .credit(it.kept().vat(), VAT)
              .post();
      case Refunded it ->
          Posting.of("refunded")
              .booking(booking)
              .debit(it.amount(), ESCROW, booking, it.menteeId())
              .credit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId())
              .post();
      case RefundedAfterRecognition it ->
          Posting.of("refunded-after-recognition")
              .booking(booking)
              .debit(it.taken().fee(), FEE)
              .debit(it.taken().vat(), VAT)
              .debit(it.fromMentor().fromPending(), PENDING, it.mentorId(), it.mentorId())
              .debit(it.fromMentor().fromPayable(), PAYABLE, it.mentorId(), it.mentorId())
              .debit(it.fromMentor().fromClawback(), CLAWBACK, it.mentorId(), it.mentorId())
              .credit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId())
              .post();
      case RefundSettled it -> refundSettled(it);
      case ChargedBack it ->
          Posting.of("chargeback-lost")
              .booking(booking)
              .debit(it.clawback(), CLAWBACK, it.mentorId(), it.mentorId())
              .debit(it.badDebt(), BAD_DEBT)
              .credit(it.clawback().plus(it.badDebt()), CLEARING)
              .post();
      case ChargebackRecovered it ->
          Posting.of("chargeback-recovered")
              .booking(booking)
              .debit(it.amount(), ESCROW, booking, null)
              .credit(it.amount(), BAD_DEBT)
              .post();
      case TermsPaid it ->
          Posting.of("terms-paid")
              .booking(booking)
              .debit(it.amount(), BANK)
              .credit(it.amount(), RECEIVABLE, it.cohortId(), null)
              .post();
      case PaymentEvent.PaymentRequested _,
          PaymentEvent.FundingFailed _,
          PaymentEvent.FundingAbandoned _,
          PaymentEvent.OutcomeNoted _,
          PaymentEvent.DisputeOpened _,
          PaymentEvent.DisputeClosed _ ->
          List.of();
    };
  }

  private static List<Posting> refundSettled(RefundSettled it) {
    var draft =
        Posting.of("refund-settled")
            .booking(it.bookingId())
            .debit(it.amount(), REFUND_TRANSIT, it.refundId(), it.menteeId());
    return switch (it.to()) {
      case CARD -> draft.credit(it.amount(), CLEARING).post();
      case CREDITS -> draft.credit(it.amount(), CREDITS, it.menteeId(), it.menteeId()).post();
      case RECEIVABLE -> draft.credit(it.amount(), RECEIVABLE, it.cohortId(), null).post();
    };
  }

  private static List<Posting> mentor(MentorEvent event) {
    var mentor = event.mentorId();
    return switch (event) {
      case EarningReleased it ->
          Posting.of("hold-over")
              .booking(it.bookingId())
              .debit(it.amount(), PENDING, mentor, mentor)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .post();
      case PayoutStarted it ->
          Posting.of("payout-sent")
              .debit(it.amount().plus(it.netted()), PAYABLE, mentor, mentor)
              .credit(it.netted(), CLAWBACK, mentor, mentor)
              .credit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .post();
      case PayoutArrived it ->
          Posting.of("payout-paid")
              .debit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .credit(it.amount(), BANK)
              .post();
      case PayoutReturned it when it.afterArrival() ->
          Posting.of("payout-returned")
              .debit(it.amount(), BANK)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .post();
      case PayoutReturned it ->
          Posting.of("payout-failed")
              .debit(it.amount(), PAYOUT_TRANSIT, it.payoutId(), mentor)
              .credit(it.amount(), PAYABLE, mentor, mentor)
              .post();
      case MentorEvent.Earned _,
          MentorEvent.EarningFrozen _,
          MentorEvent.EarningThawed _,
          MentorEvent.EarningReversed _,
          ClawbackOwed _ ->
          List.of();
    };
  }

  private static List<Posting> credits(CreditsEvent event) {
    var member = event.memberId();
    return switch (event) {
      case PackBought it ->
          Posting.of("pack-sold")
              .debit(it.amount(), CLEARING)
              .credit(it.amount(), CREDITS, member, member)
              .post();
      case CreditsExpired it ->
          Posting.of("pack-expired")
              .debit(it.amount(), CREDITS, member, member)
              .credit(it.amount(), BREAKAGE)
              .post();
      case PackChargedBack it ->
          Posting.of("pack-charged-back")
              .debit(it.unspent(), CREDITS, member, member)
              .debit(it.badDebt(), BAD_DEBT)
              .credit(it.unspent().plus(it.badDebt()), CLEARING)
              .post();
      case CreditsEvent.CreditsSpent _, CreditsEvent.CreditsRestored _ -> List.of();
    };
  }
}
