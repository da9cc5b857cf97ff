package dev.tandem.billing.ledger;

import static dev.tandem.billing.ledger.LedgerAccount.BAD_DEBT;
import static dev.tandem.billing.ledger.LedgerAccount.BREAKAGE;
import static dev.tandem.billing.ledger.LedgerAccount.CLEARING;
import static dev.tandem.billing.ledger.LedgerAccount.CREDITS;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import java.util.List;

/** The postings of the events of a mentee's credits. */
final class CreditPostings {

  private CreditPostings() {}

  static List<Posting> postingsFor(CreditsEvent event) {
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
