package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor must fulfil to be recommended at all.
 *
 * @param maxPrice the dearest acceptable session, in one currency; none: any price
 * @param bookableWithin how soon the mentor must be free
 */
public record SearchCriteria(
    Mentee mentee, @Nullable Money maxPrice, Instant now, Duration bookableWithin) {

  boolean matches(Candidate candidate) {
    return sharesLanguage(candidate)
        && hasCapacity(candidate)
        && isBookableSoon(candidate)
        && hasAffordableOffering(candidate);
  }

  boolean sharesLanguage(Candidate candidate) {
    return mentee.languages().isEmpty()
        || !TopicTerms.common(mentee.languages(), candidate.mentor().languages()).isEmpty();
  }

  /** Whoever is the mentor's mentee already takes no further place. */
  private boolean hasCapacity(Candidate candidate) {
    long others = candidate.activeMentees().stream().filter(it -> !it.equals(mentee.id())).count();
    return others < candidate.mentor().capacity();
  }

  private boolean isBookableSoon(Candidate candidate) {
    var openness = candidate.availability();
    return openness != null && openness.opensWithin(bookableWithin, now);
  }

  /** Something that is open to this mentee's cohorts, at a price they accept. */
  private boolean hasAffordableOffering(Candidate candidate) {
    var sharesCohort = mentee.cohorts().stream().anyMatch(candidate.cohorts()::contains);
    return candidate.offerings().stream()
        .anyMatch(it -> (!it.cohortOnly() || sharesCohort) && isAffordable(it.price()));
  }

  private boolean isAffordable(Money price) {
    return maxPrice == null
        || (price.currency().equals(maxPrice.currency()) && price.compareTo(maxPrice) <= 0);
  }
}
