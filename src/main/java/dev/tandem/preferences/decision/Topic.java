package dev.tandem.preferences.decision;

import static dev.tandem.preferences.decision.TopicKind.CONFIRMED;
import static dev.tandem.preferences.decision.TopicKind.MANDATORY;
import static dev.tandem.preferences.decision.TopicKind.OPTIONAL;
import static dev.tandem.preferences.decision.TopicKind.SERVICE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message is about. A change of these words needs a new {@link Wording}. */
public enum Topic {
  BOOKING_CHANGES(SERVICE, "Bookings", "A session was booked, moved or cancelled."),
  REMINDERS(SERVICE, "Reminders", "A session begins soon."),
  PAYMENTS(SERVICE, "Payments and invoices", "A payment failed, or an invoice is ready."),
  PAYOUTS(SERVICE, "Payouts", "Money is on its way to your bank."),
  REQUESTS(SERVICE, "Requests", "Somebody asks for a session and waits for your answer."),
  WAITING_LIST(SERVICE, "Waiting list", "A place that you wait for is free."),
  RATINGS(SERVICE, "Ratings", "You can rate a session, or somebody rated you."),
  COHORT_NEWS(SERVICE, "Cohorts", "Your cohort begins, is matched or ends."),
  PRODUCT_NEWS(CONFIRMED, "News of Tandem", "What is new in Tandem, at most once a month."),
  WEEKLY_SUMMARY(OPTIONAL, "Weekly summary", "Your sessions of the week, on Sunday evening."),
  SECURITY(
      MANDATORY,
      "Security",
      "A sign-in from a new device, a new password. Always sent, so that nobody else can use your account unnoticed."),
  RECEIPTS(
      MANDATORY,
      "Receipts",
      "Invoices and credit notes for what you paid. Always sent, because the law demands it."),
  ERASURE(
      MANDATORY,
      "Your data",
      "Your data is taken over, exported or erased. Always sent, because the law demands it.");

  private final TopicKind kind;
  private final String title;
  private final String explanation;

  Topic(TopicKind kind, String title, String explanation) {
    this.kind = kind;
    this.title = title;
    this.explanation = explanation;
  }

  /** The topic's name in events, addresses and rows, such as {@code booking-changes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Topic> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  public TopicKind kind() {
    return kind;
  }

  public boolean isMandatory() {
    return kind == MANDATORY;
  }

  public boolean needsConfirmation() {
    return kind == CONFIRMED;
  }

  /** Whether an e-mail about it must say how to unsubscribe with one click. */
  public boolean isOptional() {
    return kind == OPTIONAL || kind == CONFIRMED;
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }
}
