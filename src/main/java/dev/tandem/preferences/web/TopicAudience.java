package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.Topic;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member is asked about: topics of which the member can get messages, and settings that make
 * a difference for them.
 */
final class TopicAudience {

  private TopicAudience() {}

  static List<Topic> topicsFor(Caller caller) {
    return Stream.of(Topic.values()).filter(it -> concerns(it, caller)).toList();
  }

  /** Without those that are chosen in another way; only mentors have a profile that others find. */
  static List<Setting> settingsFor(Caller caller) {
    return Stream.of(Setting.values())
        .filter(it -> it != Setting.REMINDER_LEAD_MINUTES)
        .filter(it ->
            it != Setting.PROFILE_VISIBILITY || caller.is(Role.MENTOR) || caller.is(Role.OPERATOR))
        .toList();
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
