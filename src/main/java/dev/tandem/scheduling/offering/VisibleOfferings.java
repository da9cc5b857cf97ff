package dev.tandem.scheduling.offering;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.privacy.PrivacyChoices;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/**
 * The offerings a caller may see: only in a shared cohort, those for cohorts and those of mentors
 * who have chosen that only members of their cohorts see their profile.
 */
@Service
public class VisibleOfferings {

  private final Offerings offerings;
  private final Cohorts cohorts;
  private final PrivacyChoices privacy;

  VisibleOfferings(Offerings offerings, Cohorts cohorts, PrivacyChoices privacy) {
    this.offerings = offerings;
    this.cohorts = cohorts;
    this.privacy = privacy;
  }

  public List<Offering> findVisible(Caller caller, Collection<UUID> mentors) {
    return onlyVisible(offerings.findOpen(mentors), caller);
  }

  /**
   * @param mentor null for all mentors
   */
  public Page<Offering> findVisible(Caller caller, @Nullable UUID mentor, Paging paging) {
    return mentor == null
        ? offerings.findListed(paging)
        : Page.slice(findVisible(caller, List.of(mentor)), paging);
  }

  /**
   * @throws Problem 404 for an unknown offering, and for one that is withdrawn or for other cohorts
   *     unless it is the caller's own or the caller is an operator
   */
  public Offering getVisible(Caller caller, UUID id) {
    var offering = offerings.get(id);
    if (caller.maySee(offering.mentor().value())
        || !offering.withdrawn() && !onlyVisible(List.of(offering), caller).isEmpty()) {
      return offering;
    }
    throw Problem.notFound("offering");
  }

  private List<Offering> onlyVisible(List<Offering> found, Caller caller) {
    var hidden = privacy.foundByCohortsOnly(mentorsOf(found));
    Predicate<Offering> restricted =
        it ->
            (it.terms().cohortOnly() || hidden.contains(it.mentor().value()))
                && !caller.maySee(it.mentor().value());
    var mentors = mentorsOf(found.stream().filter(restricted).toList());
    if (mentors.isEmpty()) {
      return found;
    }
    var sharing = cohorts.findSharing(caller.memberId(), mentors);
    return found.stream()
        .filter(it -> !restricted.test(it) || sharing.contains(it.mentor().value()))
        .toList();
  }

  private static Set<UUID> mentorsOf(List<Offering> offerings) {
    return offerings.stream().map(it -> it.mentor().value()).collect(Collectors.toSet());
  }
}
