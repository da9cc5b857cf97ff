package dev.tandem.billing.ledger;

import static dev.tandem.billing.ledger.LedgerAccount.BANK;
import static dev.tandem.billing.ledger.LedgerAccount.CLAWBACK;
import static dev.tandem.billing.ledger.LedgerAccount.PAYABLE;
import static dev.tandem.billing.ledger.LedgerAccount.PAYOUT_TRANSIT;
import static dev.tandem.billing.ledger.LedgerAccount.PENDING;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.ClawbackOwed;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import java.util.List;

/** The postings of the events of a mentor's account. */
final class MentorPostings {

  private MentorPostings() {}

  static List<Posting> postingsFor(MentorEvent event) {
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
}
