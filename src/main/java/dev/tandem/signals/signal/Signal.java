package dev.tandem.signals.signal;

import dev.tandem.signals.evidence.Evidence;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure by which both sides of a module are compared. */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts
public enum Signal {
  MISMATCHES(
      new SignalDefinition(
          "Mismatches",
          "Pairs of answers to the same read that differ although the copy had caught up, out of all pairs that rollout compared. Differences that a module declares with a reason are none.",
          "At most 0.1 % of the compares. Safe once at most 0.1 % is proven; a roll back once more than 0.1 % is, unless home differs from itself as often.",
          "What a member reads is what they book and pay by. An answer that is wrong for one in a hundred is found after some 600 compares.")),
  SERVICE_FAILURES(
      new SignalDefinition(
          "Service failures",
          "Requests that were mirrored to the service and that it did not answer in time, or with a server error.",
          "At most 0.5 % of the mirrored requests. Safe once at most 0.5 % is proven; a roll back once more is.",
          "A service that cannot answer a copy of the traffic cannot answer the traffic.")),
  ERRORS(
      new SignalDefinition(
          "Errors of both sides",
          "Server errors of the service beside those of home, on the same requests. As both get the same traffic, each error is the one's or the other's by the toss of a coin while they are equally good.",
          "A roll back once the service is proven to have more errors than home. Safe once it is proven to have fewer than 1.5 times as many, or an error in at most 0.1 % of the compares.",
          "A member whose booking or payment fails may not try again. Twice the errors are found after some 140 of them.")),
  LATENCY(
      new SignalDefinition(
          "Latency",
          "In how many pairs of the same request at the same time the service was slower, by more than 2 ms. Ten time buckets have one vote, so that a slow minute is not taken for a slow service.",
          "Slower in at most 60 % of the votes. Safe once at most 60 % is proven; a roll back once more is.",
          "Pages that wait lose bookings. A service that takes a fifth longer is found after some 400 time buckets.")),
  DECISIONS(
      new SignalDefinition(
          "Decisions",
          "Commands that the side which is not live has decided again, from the same history, and that led to other events or to another refusal there. The numbers of invoices are not compared, since a series gives them later.",
          "None. Safe once at most 0.1 % is proven; a roll back once more than 0.001 % is, which three of the first thousands are enough for.",
          "A decision is what is charged, refunded and paid out. A fee that is rounded differently costs a cent each time, and shows in no answer until it is booked.")),
  DROPPED_COMPARES(
      new SignalDefinition(
          "Dropped compares",
          "Reads that should have been compared and were not, as too many were under way already, or as the copy was too far behind.",
          "Safe once at most 10 % is proven. Never a roll back: what was not compared says nothing about the service.",
          "The other signals hold for what was compared. If much is dropped, it is the slow and busy moments that are missing."));

  private final SignalDefinition definition;

  Signal(SignalDefinition definition) {
    this.definition = definition;
  }

  public SignalDefinition definition() {
    return definition;
  }

  /** The threshold in a table. */
  public String limit() {
    return switch (this) {
      case MISMATCHES -> "0.1 %";
      case SERVICE_FAILURES -> "0.5 %";
      case ERRORS -> "1.5 × home";
      case LATENCY -> "60 %";
      case DROPPED_COMPARES -> "10 %";
      case DECISIONS -> "0.1 %";
    };
  }

  /** The name in addresses and events, such as {@code service-failures}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** When something was last observed of it; null if nothing was since the stage began. */
  public @Nullable Instant lastObserved(Evidence evidence) {
    return this == DECISIONS ? evidence.lastDecided() : evidence.lastBucket();
  }

  public static Optional<Signal> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }
}
