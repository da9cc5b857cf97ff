package dev.tandem.members;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.members.events.MenteeGoalsChanged;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

@AggregateRoot
record Mentee(@Identity MemberId id, LearningGoals goals, long version) {

  Mentee withGoals(LearningGoals changed) {
    return new Mentee(id, changed, version + 1);
  }

  PublishedEvent goalsChangedEvent(Instant now) {
    return new MenteeGoalsChanged(
        EventMetadata.about(id.value(), version, now),
        id.value(),
        goals.topics(),
        goals.languages(),
        goals.zone());
  }
}
