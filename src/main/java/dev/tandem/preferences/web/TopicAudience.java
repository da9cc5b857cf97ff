package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.preferences.decision.Topic;
import java.util.List;
import java.util.stream.Stream;

/** Which topics a member is asked about: those of which the member can get messages. */
final class TopicAudience {

  private TopicAudience() {}

  static List<Topic> topicsFor(Caller caller) {
    return Stream.of(Topic.values()).filter(it -> concerns(it, caller)).toList();
  }

  private static boolean concerns(Topic topic, Caller caller) {
    return caller.is(Role.OPERATOR)
        || switch (topic) {
          case PAYOUTS, REQUESTS -> caller.is(Role.MENTOR);
          case PAYMENTS, WAITING_LIST, RECEIPTS -> caller.is(Role.MENTEE);
          case BOOKING_CHANGES,
              REMINDERS,
              RATINGS,
              COHORT_NEWS,
              PRODUCT_NEWS,
              WEEKLY_SUMMARY,
              SECURITY,
              ERASURE ->
              true;
        };
  }
}
