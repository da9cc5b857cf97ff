package dev.tandem.notifications.message;

import static dev.tandem.notifications.message.MessageTopic.BOOKING_CHANGES;
import static dev.tandem.notifications.message.MessageTopic.COHORT_NEWS;
import static dev.tandem.notifications.message.MessageTopic.ERASURE;
import static dev.tandem.notifications.message.MessageTopic.OPERATIONS;
import static dev.tandem.notifications.message.MessageTopic.PAYMENTS;
import static dev.tandem.notifications.message.MessageTopic.PAYOUTS;
import static dev.tandem.notifications.message.MessageTopic.RATINGS;
import static dev.tandem.notifications.message.MessageTopic.RECEIPTS;
import static dev.tandem.notifications.message.MessageTopic.REMINDERS;
import static dev.tandem.notifications.message.MessageTopic.REQUESTS;
import static dev.tandem.notifications.message.MessageTopic.SECURITY;
import static dev.tandem.notifications.message.MessageTopic.WAITING_LIST;

import java.util.Locale;

/** The kinds of messages. The wording of each is in the texts of its language. */
public enum MessageKind {
  BOOKED(BOOKING_CHANGES, Target.SESSION, Attachment.INVITATION),
  REQUESTED(BOOKING_CHANGES, Target.SESSION),
  REQUEST_WAITING(REQUESTS, Target.SESSION),
  ACCEPTED(BOOKING_CHANGES, Target.SESSION, Attachment.INVITATION),
  DECLINED(BOOKING_CHANGES, Target.MENTORS),
  REQUEST_EXPIRED(BOOKING_CHANGES, Target.MENTORS),
  MOVED(BOOKING_CHANGES, Target.SESSION, Attachment.INVITATION),
  CANCELLED(BOOKING_CHANGES, Target.SESSION, Attachment.CANCELLATION),
  REMINDER(REMINDERS, Target.SESSION),
  PAYMENT_FAILED(PAYMENTS, Target.BOOKING),
  REFUNDED(PAYMENTS, Target.INVOICES),
  INVOICE(RECEIPTS, Target.DOCUMENT),
  CREDIT_NOTE(RECEIPTS, Target.DOCUMENT),
  PAYOUT_SENT(PAYOUTS, Target.EARNINGS),
  PAYOUT_FAILED(PAYOUTS, Target.EARNINGS),
  NO_SHOW_REPORTED(BOOKING_CHANGES, Target.SESSION),
  NO_SHOW_RESOLVED(BOOKING_CHANGES, Target.SESSION),
  WAITING_LIST_OFFER(WAITING_LIST, Target.BOOKING),
  RATE_NOW(RATINGS, Target.SESSION),
  COHORT_MATCHED(COHORT_NEWS, Target.HOME),
  STRIKE(BOOKING_CHANGES, Target.SESSIONS),
  LISTING_PAUSED(BOOKING_CHANGES, Target.SESSIONS),
  PASSWORD_CHANGED(SECURITY, Target.SIGNED_IN),
  NEW_DEVICE(SECURITY, Target.SIGNED_IN),
  SECOND_FACTOR_ON(SECURITY, Target.SIGNED_IN),
  SECOND_FACTOR_OFF(SECURITY, Target.SIGNED_IN),
  ADDRESS_VERIFICATION(SECURITY, Target.SECRET),
  ADDRESS_CHANGED(SECURITY, Target.ADDRESS),
  SIGN_UP(SECURITY, Target.SECRET),
  KNOWN_ADDRESS(SECURITY, Target.SIGN_IN),
  PASSWORD_LINK(SECURITY, Target.SECRET),
  INVITATION(SECURITY, Target.SECRET),
  APPLICATION_ASKED(SECURITY, Target.JOINING),
  APPLICATION_ACCEPTED(SECURITY, Target.JOINING),
  APPLICATION_DECLINED(SECURITY, Target.JOINING),
  EXPORT_READY(SECURITY, Target.EXPORTS),
  ERASURE_SCHEDULED(ERASURE, Target.LEAVING),
  ERASURE_WITHDRAWN(ERASURE, Target.LEAVING),
  ERASURE_REFUSED(ERASURE, Target.LEAVING),
  ERASURE_COMPLETED(ERASURE, Target.HOME),
  MIGRATION_NOTICE(ERASURE, Target.PREFERENCES),
  WEEKLY_SUMMARY(MessageTopic.WEEKLY_SUMMARY, Target.SESSIONS),
  WEEKLY_REVIEW(OPERATIONS, Target.REVIEW),
  /** Takes the place of many messages of a topic. */
  DIGEST(BOOKING_CHANGES, Target.MESSAGES);

  private final MessageTopic topic;
  private final Target target;
  private final Attachment attachment;

  MessageKind(MessageTopic topic, Target target) {
    this(topic, target, Attachment.NONE);
  }

  MessageKind(MessageTopic topic, Target target, Attachment attachment) {
    this.topic = topic;
    this.target = target;
    this.attachment = attachment;
  }

  public MessageTopic topic() {
    return topic;
  }

  public Target target() {
    return target;
  }

  public Attachment attachment() {
    return attachment;
  }

  /** Whether the link is a secret that only its recipient may see. */
  public boolean hasSecretLink() {
    return target == Target.SECRET;
  }

  /** Whether a digest can say as much: not what a calendar takes up, nor what protects someone. */
  public boolean canBeBundled() {
    return attachment == Attachment.NONE
        && topic.rule() != TopicRule.MANDATORY
        && topic != REMINDERS
        && this != DIGEST;
  }

  /** The prefix of its texts, such as {@code request-waiting}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
