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

/**
 * The postings of each event. Longer than a screen, since it is the whole table of the ledger's
 * rules.
 */
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
      case Refunded refunded ->
          Posting.builder("refunded")
              .forBooking(booking)
              .debit(refunded.amount(), ESCROW, booking, refunded.menteeId())
              .credit(refunded.amount(), REFUND_TRANSIT, refunded.refundId(), refunded.menteeId())
              .build();
      case RefundedAfterRecognition refunded ->
          Posting.builder("refunded-after-recognition")
              .forBooking(booking)
              .debit(refunded.taken().fee(), FEE)
              .debit(refunded.taken().vat(), VAT)
              .debit(
                  refunded.fromMentor().fromPending(),
                  PENDING,
                  refunded.mentorId(),
                  refunded.mentorId())
              .debit(
                  refunded.fromMentor().fromPayable(),
                  PAYABLE,
                  refunded.mentorId(),
                  refunded.mentorId())
              .debit(
                  refunded.fromMentor().fromClawback(),
                  CLAWBACK,
                  refunded.mentorId(),
                  refunded.mentorId())
              .credit(refunded.amount(), REFUND_TRANSIT, refunded.refundId(), refunded.menteeId())
              .build();
      case RefundSettled it -> refundSettledPostings(it);
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

  private static List<Posting> refundSettledPostings(RefundSettled settled) {
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
    };
  }

  private static List<Posting> mentorPostings(MentorEvent event) {
    var mentor = event.mentorId();
    return switch (event) {
      case EarningReleased released ->
          Posting.builder("hold-over")
              .forBooking(released.bookingId())
              .debit(released.amount(), PENDING, mentor, mentor)
              .credit(released.amount(), PAYABLE, mentor, mentor)
              .build();
      case PayoutStarted started ->
          Posting.builder("payout-sent")
              .debit(started.amount().plus(started.netted()), PAYABLE, mentor, mentor)
              .credit(started.netted(), CLAWBACK, mentor, mentor)
              .credit(started.amount(), PAYOUT_TRANSIT, started.payoutId(), mentor)
              .build();
      case PayoutArrived arrived ->
          Posting.builder("payout-paid")
              .debit(arrived.amount(), PAYOUT_TRANSIT, arrived.payoutId(), mentor)
              .credit(arrived.amount(), BANK)
              .build();
      case PayoutReturned returned when returned.afterArrival() ->
          Posting.builder("payout-returned")
              .debit(returned.amount(), BANK)
              .credit(returned.amount(), PAYABLE, mentor, mentor)
              .build();
      case PayoutReturned returned ->
          Posting.builder("payout-failed")
              .debit(returned.amount(), PAYOUT_TRANSIT, returned.payoutId(), mentor)
              .credit(returned.amount(), PAYABLE, mentor, mentor)
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
      case PackBought bought ->
          Posting.builder("pack-sold")
              .debit(bought.amount(), CLEARING)
              .credit(bought.amount(), CREDITS, member, member)
              .build();
      case CreditsExpired expired ->
          Posting.builder("pack-expired")
              .debit(expired.amount(), CREDITS, member, member)
              .credit(expired.amount(), BREAKAGE)
              .build();
      case PackChargedBack chargeback ->
          Posting.builder("pack-charged-back")
              .debit(chargeback.unspent(), CREDITS, member, member)
              .debit(chargeback.badDebt(), BAD_DEBT)
              .credit(chargeback.unspent().plus(chargeback.badDebt()), CLEARING)
              .build();
      case CreditsEvent.CreditsSpent _, CreditsEvent.CreditsRestored _ -> List.of();
    };
  }
}
