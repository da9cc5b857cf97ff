package dev.tandem.recommendations;

import dev.tandem.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor must fulfil to be recommended at all.
 *
 * @param atMost the dearest acceptable session, in one currency; none: any price
 * @param within how soon the mentor must be free
 */
record Search(Mentee mentee, @Nullable Money atMost, Instant now, Duration within) {

  boolean allows(Candidate candidate) {
    return speaksWith(candidate) && hasRoom(candidate) && isFree(candidate) && sells(candidate);
  }

  boolean speaksWith(Candidate candidate) {
    return mentee.languages().isEmpty()
        || !Names.shared(mentee.languages(), candidate.mentor().languages()).isEmpty();
  }

  /** Whoever is the mentor's mentee already takes no further place. */
  private boolean hasRoom(Candidate candidate) {
    long others = candidate.active().stream().filter(it -> !it.equals(mentee.id())).count();
    return others < candidate.mentor().capacity();
  }

  private boolean isFree(Candidate candidate) {
    var openness = candidate.openness();
    return openness != null && openness.opensWithin(within, now);
  }

  /** Something that is open to this mentee's cohorts, at a price they accept. */
  private boolean sells(Candidate candidate) {
    var sharesCohort = mentee.cohorts().stream().anyMatch(candidate.cohorts()::contains);
    return candidate.offers().stream()
        .anyMatch(it -> (!it.cohortOnly() || sharesCohort) && accepts(it.price()));
  }

  private boolean accepts(Money price) {
    return atMost == null
        || (price.currency().equals(atMost.currency()) && price.compareTo(atMost) <= 0);
  }
}
