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
    var hidden = privacy.foundByCohortsOnly(mentors);
    return offerings.findOpen(mentors).stream()
        .filter(offering -> isVisible(offering, hidden, caller))
        .toList();
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
        || !offering.withdrawn() && isVisible(offering, hidden(offering), caller)) {
      return offering;
    }
    throw Problem.notFound("offering");
  }

  private Set<UUID> hidden(Offering offering) {
    return privacy.foundByCohortsOnly(List.of(offering.mentor().value()));
  }

  /**
   * @param hidden the mentors whom only members of their cohorts see
   */
  private boolean isVisible(Offering offering, Set<UUID> hidden, Caller caller) {
    var mentor = offering.mentor().value();
    return !offering.terms().cohortOnly() && !hidden.contains(mentor)
        || caller.maySee(mentor)
        || cohorts.findShared(caller.memberId(), mentor) != null;
  }
}
