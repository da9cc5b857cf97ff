package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which offerings a viewer is shown: those for a cohort only to whom it is for. */
@Service
@Component
class OfferingsOnShow {

  private final Offerings offerings;
  private final Cohorts cohorts;

  OfferingsOnShow(Offerings offerings, Cohorts cohorts) {
    this.offerings = offerings;
    this.cohorts = cohorts;
  }

  List<Offering> to(Caller caller, Collection<UUID> mentors) {
    return offerings.open(mentors).stream().filter(it -> isFor(caller, it)).toList();
  }

  /**
   * @param mentor null for all
   */
  Page<Offering> to(Caller caller, @Nullable UUID mentor, Paging paging) {
    return mentor == null ? offerings.open(paging) : Page.cut(to(caller, List.of(mentor)), paging);
  }

  private boolean isFor(Caller caller, Offering offering) {
    var mentor = offering.mentor().value();
    return !offering.terms().cohortOnly()
        || caller.maySee(mentor)
        || cohorts.shared(caller.memberId(), mentor) != null;
  }
}
