package dev.tandem.scheduling.booker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to a choice.
 *
 * @param address of the page that shows it
 * @param fragment what of that page htmx loads; null on the page that works without scripts
 */
public record BookerLink(String address, @Nullable String fragment) {

  /** Where the links of a booker lead. */
  interface Target {

    BookerLink to(BookerChoice choice);
  }

  /** The address of a mentor's page that shows the day of this start. */
  public static String toDay(UUID mentor, UUID offering, Instant start, ZoneChoice zone) {
    var day = LocalDate.ofInstant(start, zone.zone());
    return inMentorPage(mentor).to(new BookerChoice(offering, null, day, zone.chosen())).address();
  }

  /** Links of the part of a mentor's page. */
  static Target inMentorPage(UUID mentor) {
    return choice -> {
      var query = choice.toQuery();
      return new BookerLink(
          "/portal/mentors/" + mentor + query,
          "/scheduling/fragments/mentors/" + mentor + "/slots" + query);
    };
  }

  /** Links of the page that works without scripts. */
  static Target ownPage(UUID mentor) {
    return choice -> new BookerLink("/scheduling/mentors/" + mentor + choice.toQuery(), null);
  }
}
