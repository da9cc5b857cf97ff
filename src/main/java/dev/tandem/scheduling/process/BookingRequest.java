package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mentee sends to book. */
public record BookingRequest(
    @Nullable UUID offeringId, @Nullable Instant startsAt, @Nullable FundingRequest funding) {

  private static final Instant LATEST_START = Instant.parse("2200-01-01T00:00:00Z");

  private static final Pattern CARD_TOKEN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  public UUID requireOfferingId() {
    if (offeringId == null) {
      throw Problem.malformed("Say which offering to book, as offeringId.");
    }
    return offeringId;
  }

  public Instant requireStart() {
    return validateStart(startsAt);
  }

  Funding toFunding() {
    if (funding == null || funding.kind() == null) {
      throw Problem.malformed("Say how to pay, as funding: CARD with a card, PACK or COHORT.");
    }
    return switch (funding.kind()) {
      case CARD -> new Funding(FundingKind.CARD, validateCard(funding.card()));
      case PACK, COHORT -> new Funding(funding.kind(), null);
    };
  }

  public static Instant validateStart(@Nullable Instant startsAt) {
    if (startsAt == null) {
      throw Problem.malformed("Say when the session starts, as startsAt.");
    }
    if (startsAt.isBefore(Instant.EPOCH) || startsAt.isAfter(LATEST_START)) {
      throw Problem.malformed("That start is out of this world.");
    }
    if (startsAt.getEpochSecond() % 60 != 0 || startsAt.getNano() != 0) {
      throw Problem.malformed("A session starts on a full minute.");
    }
    return startsAt;
  }

  private static String validateCard(@Nullable String card) {
    if (card == null || !CARD_TOKEN.matcher(card).matches()) {
      throw Problem.malformed("Paying by card takes the card's token.");
    }
    return card;
  }

  public record FundingRequest(@Nullable FundingKind kind, @Nullable String card) {}
}
