package dev.tandem.billing.ledger;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.PaymentEvent;
import java.util.List;

/** The rules of the ledger: the postings of each event, a function of this event alone. */
final class PostingRules {

  private PostingRules() {}

  static List<Posting> postingsFor(AccountEvent event) {
    return switch (event) {
      case PaymentEvent it -> PaymentPostings.postingsFor(it);
      case MentorEvent it -> MentorPostings.postingsFor(it);
      case CreditsEvent it -> CreditPostings.postingsFor(it);
    };
  }
}
