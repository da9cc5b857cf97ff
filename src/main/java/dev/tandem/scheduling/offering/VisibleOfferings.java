package dev.tandem.scheduling.offering;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/** Which offerings a viewer is shown: those for a cohort only to whom it is for. */
@Service
public class VisibleOfferings {

  private final Offerings offerings;
  private final Cohorts cohorts;

  VisibleOfferings(Offerings offerings, Cohorts cohorts) {
    this.offerings = offerings;
    this.cohorts = cohorts;
  }

  public List<Offering> findVisible(Caller caller, Collection<UUID> mentors) {
    return offerings.findOpen(mentors).stream().filter(it -> isVisibleTo(caller, it)).toList();
  }

  /**
   * @param mentor null for all
   */
  public Page<Offering> findVisible(Caller caller, @Nullable UUID mentor, Paging paging) {
    return mentor == null
        ? offerings.findOpen(paging)
        : Page.slice(findVisible(caller, List.of(mentor)), paging);
  }

  private boolean isVisibleTo(Caller caller, Offering offering) {
    var mentor = offering.mentor().value();
    return !offering.terms().cohortOnly()
        || caller.maySee(mentor)
        || cohorts.findShared(caller.memberId(), mentor) != null;
  }
}
