package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.MentorUnlisted;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.scheduling.events.WaitlistOffered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people of places, partners and listings. */
@Component
class NewsListener {

  /** The reason of a mentor who leaves, and is told so in other messages. */
  private static final String LEFT = "left";

  private final MessageQueue queue;

  NewsListener(MessageQueue queue) {
    this.queue = queue;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-offered-places")
  void on(WaitlistOffered event) {
    queue.add(
        NewMessage.about(
                event.meta(),
                event.menteeId(),
                MessageKind.WAITING_LIST_OFFER,
                Parameters.NONE
                    .with(Parameter.OFFERING, event.offeringId())
                    .with(Parameter.STARTS_AT, event.startsAt())
                    .with(Parameter.UNTIL, event.offeredUntil())
                    .with(Parameter.PART, "mentee"))
            .until(event.offeredUntil()));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-matched-cohorts")
  void on(CohortMatched event) {
    for (var pair : event.pairs()) {
      var about =
          Parameters.NONE
              .with(Parameter.COHORT, event.cohortId())
              .with(Parameter.MENTOR, pair.mentorId())
              .with(Parameter.MENTEE, pair.menteeId());
      queue.add(
          NewMessage.about(
              event.meta(),
              pair.menteeId(),
              MessageKind.COHORT_MATCHED,
              about.with(Parameter.PART, "mentee")));
      queue.add(
          NewMessage.about(
              event.meta(),
              pair.mentorId(),
              MessageKind.COHORT_MATCHED,
              about.with(Parameter.PART, "mentor")));
    }
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-paused-listings")
  void on(MentorUnlisted event) {
    if (event.reason().equals(LEFT)) {
      return;
    }
    queue.add(
        NewMessage.about(
            event.meta(), event.mentorId(), MessageKind.LISTING_PAUSED, Parameters.NONE));
  }
}
