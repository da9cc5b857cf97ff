package dev.tandem.notifications.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message is about; members choose topics, not single messages. */
public enum MessageTopic {
  BOOKING_CHANGES(TopicRule.SERVICE),
  REMINDERS(TopicRule.SERVICE),
  PAYMENTS(TopicRule.SERVICE),
  PAYOUTS(TopicRule.SERVICE),
  REQUESTS(TopicRule.SERVICE),
  WAITING_LIST(TopicRule.SERVICE),
  RATINGS(TopicRule.SERVICE),
  COHORT_NEWS(TopicRule.SERVICE),
  PRODUCT_NEWS(TopicRule.OPTIONAL),
  WEEKLY_SUMMARY(TopicRule.OPTIONAL),
  OPERATIONS(TopicRule.SERVICE),
  SECURITY(TopicRule.MANDATORY),
  RECEIPTS(TopicRule.MANDATORY),
  ERASURE(TopicRule.MANDATORY);

  private final TopicRule rule;

  MessageTopic(TopicRule rule) {
    this.rule = rule;
  }

  public TopicRule rule() {
    return rule;
  }

  /** As in events, such as {@code booking-changes}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<MessageTopic> of(String code) {
    return Arrays.stream(values()).filter(topic -> topic.code().equals(code)).findFirst();
  }
}
