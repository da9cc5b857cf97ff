package dev.tandem.scheduling.booker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a mentee has chosen so far. All of it is in the address of the page, so that links and the
 * way back work; what is null has not been chosen.
 *
 * @param zone as it was typed, see {@link ZoneChoice}
 */
record BookerChoice(
    @Nullable UUID offering,
    @Nullable YearMonth month,
    @Nullable LocalDate day,
    @Nullable String zone) {

  static final BookerChoice NONE = new BookerChoice(null, null, null, null);

  BookerChoice {
    zone = zone == null || zone.isBlank() ? null : zone.strip();
  }

  @Nullable YearMonth shownMonth() {
    return month == null && day != null ? YearMonth.from(day) : month;
  }

  BookerChoice withOffering(UUID other) {
    return new BookerChoice(other, month, day, zone);
  }

  BookerChoice withMonth(YearMonth other) {
    return new BookerChoice(offering, other, null, zone);
  }

  BookerChoice withDay(LocalDate other) {
    return new BookerChoice(offering, null, other, zone);
  }

  BookerChoice withZone(@Nullable String other) {
    return new BookerChoice(offering, month, day, other);
  }

  /** As the query of an address, with the question mark; empty if nothing has been chosen. */
  String toQuery() {
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    add(query, "offering", offering);
    add(query, "month", month);
    add(query, "day", day);
    add(query, "zone", zone);
    return query.toString();
  }

  /** The address of the page on which a session at this start is booked. */
  String toBooking(Instant start) {
    var query = new StringJoiner("&", "/scheduling/book?", "");
    add(query, "offering", offering);
    add(query, "startsAt", start);
    add(query, "zone", zone);
    return query.toString();
  }

  private static void add(StringJoiner query, String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
