package dev.tandem.members;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * @param listed whether mentees can find and newly book them
 * @param version grows with every change, and with every event
 */
@AggregateRoot
record Mentor(@Identity MemberId id, MentorProfile profile, boolean listed, long version) {

  Mentor withProfile(MentorProfile changed) {
    return new Mentor(id, changed, listed, version + 1);
  }

  Mentor unlist() {
    if (!listed) {
      throw Problem.conflict("not-listed", "This mentor is not listed any more.");
    }
    return new Mentor(id, profile, false, version + 1);
  }

  Mentor relist() {
    if (listed) {
      throw Problem.conflict("listed", "This mentor is listed already.");
    }
    return new Mentor(id, profile, true, version + 1);
  }

  PublishedEvent listedEvent(Instant now) {
    return new MentorListed(
        metadata(now),
        id.value(),
        profile.name(),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        profile.languages(),
        profile.zone(),
        profile.capacity());
  }

  PublishedEvent profileChangedEvent(Instant now) {
    return new MentorProfileChanged(
        metadata(now),
        id.value(),
        profile.name(),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        profile.languages(),
        profile.zone(),
        profile.capacity());
  }

  PublishedEvent unlistedEvent(String reason, Instant now) {
    return new MentorUnlisted(metadata(now), id.value(), reason);
  }

  private EventMetadata metadata(Instant now) {
    return EventMetadata.about(id.value(), version, now);
  }
}
