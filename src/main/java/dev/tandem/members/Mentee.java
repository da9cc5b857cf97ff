package dev.tandem.members;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.members.events.MenteeGoalsChanged;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

@AggregateRoot
record Mentee(@Identity MemberId id, Aims aims, long version) {

  Mentee with(Aims changed) {
    return new Mentee(id, changed, version + 1);
  }

  PublishedEvent change(Instant now) {
    return new MenteeGoalsChanged(
        EventMetadata.about(id.value(), version, now),
        id.value(),
        aims.topics(),
        aims.languages(),
        aims.zone());
  }
}
