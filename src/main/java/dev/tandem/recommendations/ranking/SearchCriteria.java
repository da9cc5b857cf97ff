package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Offering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that every recommended mentor must meet.
 *
 * @param maxPrice the highest acceptable price of a session; null for any
 * @param bookableWithin how soon the mentor must have free time
 */
public record SearchCriteria(
    Mentee mentee, @Nullable Money maxPrice, Instant now, Duration bookableWithin) {

  List<Candidate> filter(List<Candidate> candidates) {
    var found = new ArrayList<Candidate>(candidates.size());
    for (var candidate : candidates) {
      if (matches(candidate)) {
        found.add(candidate);
      }
    }
    return found;
  }

  public boolean matches(Candidate candidate) {
    return sharesLanguage(candidate)
        && hasCapacity(candidate)
        && isBookableSoon(candidate)
        && hasAffordableOffering(candidate);
  }

  boolean sharesLanguage(Candidate candidate) {
    return mentee.languages().isEmpty()
        || mentee.terms().sharesLanguage(candidate.mentor().terms());
  }

  /** A mentee of this mentor does not need another place. */
  private boolean hasCapacity(Candidate candidate) {
    int active = candidate.countActiveMentees(now);
    int others = candidate.isActiveMentee(mentee.id(), now) ? active - 1 : active;
    return others < candidate.mentor().capacity();
  }

  private boolean isBookableSoon(Candidate candidate) {
    var availability = candidate.availability();
    return availability != null && availability.opensWithin(bookableWithin, now);
  }

  /** Whether the mentee may book an offering at an acceptable price. */
  private boolean hasAffordableOffering(Candidate candidate) {
    for (var offering : candidate.offerings()) {
      if (isAffordable(offering.price())
          && (!offering.cohortOnly() || candidate.sharesCohort(mentee))) {
        return true;
      }
    }
    return false;
  }

  /** Those that the mentee may book, at whatever price. */
  public List<Offering> bookableOfferings(Candidate candidate) {
    return candidate.bookableOfferings(mentee);
  }

  private boolean isAffordable(Money price) {
    return maxPrice == null
        || (price.currency().equals(maxPrice.currency()) && price.compareTo(maxPrice) <= 0);
  }
}
