package dev.tandem.scheduling.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mentee's request to book a slot, with the checks of each field.
 *
 * @param seen the terms that the mentee was shown; null for a client that has shown none
 * @param note what the mentee wants to talk about, at most 1,000 characters; only mentee and mentor
 *     read it
 */
public record BookingRequest(
    @Nullable UUID offeringId,
    @Nullable Instant startsAt,
    @Nullable FundingRequest funding,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SeenTerms seen,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

  public BookingRequest(
      @Nullable UUID offeringId, @Nullable Instant startsAt, @Nullable FundingRequest funding) {
    this(offeringId, startsAt, funding, null, null);
  }

  private static final Instant LATEST_START = Instant.parse("2200-01-01T00:00:00Z");

  private static final Pattern CARD_TOKEN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  public UUID requireOfferingId() {
    if (offeringId == null) {
      throw Problem.malformed("Name the offering to book as offeringId.");
    }
    return offeringId;
  }

  public Instant requireStart() {
    return validateStart(startsAt);
  }

  @Nullable String validatedNote() {
    return NoteText.validate(note);
  }

  Funding toFunding() {
    if (funding == null || funding.kind() == null) {
      throw Problem.malformed("Name the payment as funding: CARD with a card, PACK or COHORT.");
    }
    return switch (funding.kind()) {
      case CARD -> new Funding(FundingKind.CARD, validateCard(funding.card()));
      case PACK, COHORT -> new Funding(funding.kind(), null);
    };
  }

  public static Instant validateStart(@Nullable Instant startsAt) {
    if (startsAt == null) {
      throw Problem.malformed("Name the start of the session as startsAt.");
    }
    if (startsAt.isBefore(Instant.EPOCH) || startsAt.isAfter(LATEST_START)) {
      throw Problem.malformed("The start must lie between 1970 and 2200.");
    }
    if (startsAt.getEpochSecond() % 60 != 0 || startsAt.getNano() != 0) {
      throw Problem.malformed("A session must start on a full minute.");
    }
    return startsAt;
  }

  private static String validateCard(@Nullable String card) {
    if (card == null || !CARD_TOKEN.matcher(card).matches()) {
      throw Problem.malformed("A payment by card needs the card's token.");
    }
    return card;
  }
}
