package dev.tandem.scheduling.offering;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/** The offerings a caller may see: cohort-only offerings only in a shared cohort. */
@Service
public class VisibleOfferings {

  private final Offerings offerings;
  private final Cohorts cohorts;

  VisibleOfferings(Offerings offerings, Cohorts cohorts) {
    this.offerings = offerings;
    this.cohorts = cohorts;
  }

  public List<Offering> findVisible(Caller caller, Collection<UUID> mentors) {
    return offerings.findOpen(mentors).stream()
        .filter(offering -> isVisible(offering, caller))
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
        || !offering.withdrawn() && isVisible(offering, caller)) {
      return offering;
    }
    throw Problem.notFound("offering");
  }

  private boolean isVisible(Offering offering, Caller caller) {
    var mentor = offering.mentor().value();
    return !offering.terms().cohortOnly()
        || caller.maySee(mentor)
        || cohorts.findShared(caller.memberId(), mentor) != null;
  }
}
