package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentee;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that every recommended mentor must meet.
 *
 * @param maxPrice the highest acceptable price of a session; null for any
 * @param bookableWithin how soon the mentor must have free time
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

  /** A mentee of this mentor does not need another place. */
  private boolean hasCapacity(Candidate candidate) {
    long others = candidate.activeMentees().stream().filter(it -> !it.equals(mentee.id())).count();
    return others < candidate.mentor().capacity();
  }

  private boolean isBookableSoon(Candidate candidate) {
    var availability = candidate.availability();
    return availability != null && availability.opensWithin(bookableWithin, now);
  }

  /** Whether the mentee may book an offering at an acceptable price. */
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
