package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mentee sends to book. */
record BookingRequest(
    @Nullable UUID offeringId, @Nullable Instant startsAt, @Nullable Payment funding) {

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  UUID offering() {
    if (offeringId == null) {
      throw Problem.malformed("Say which offering to book, as offeringId.");
    }
    return offeringId;
  }

  Instant start() {
    return start(startsAt);
  }

  Funding payment() {
    if (funding == null || funding.kind() == null) {
      throw Problem.malformed("Say how to pay, as funding: CARD with a card, PACK or COHORT.");
    }
    return switch (funding.kind()) {
      case CARD -> new Funding(FundingKind.CARD, card(funding.card()));
      case PACK, COHORT -> new Funding(funding.kind(), null);
    };
  }

  static Instant start(@Nullable Instant startsAt) {
    if (startsAt == null) {
      throw Problem.malformed("Say when the session starts, as startsAt.");
    }
    if (startsAt.isBefore(Instant.EPOCH) || startsAt.isAfter(LATEST)) {
      throw Problem.malformed("That start is out of this world.");
    }
    if (startsAt.getEpochSecond() % 60 != 0 || startsAt.getNano() != 0) {
      throw Problem.malformed("A session starts on a full minute.");
    }
    return startsAt;
  }

  private static String card(@Nullable String card) {
    if (card == null || !CARD.matcher(card).matches()) {
      throw Problem.malformed("Paying by card takes the card's token.");
    }
    return card;
  }

  record Payment(@Nullable FundingKind kind, @Nullable String card) {}
}
