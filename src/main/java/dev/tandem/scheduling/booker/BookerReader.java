package dev.tandem.scheduling.booker;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.offering.Mentor;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.Slot;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is free for a choice. The number of queries does not depend on what is found. */
@Component
class BookerReader {

  private final VisibleOfferings visibleOfferings;
  private final Mentors mentors;
  private final FreeTimes freeTimes;
  private final Clock clock;

  BookerReader(
      VisibleOfferings visibleOfferings, Mentors mentors, FreeTimes freeTimes, Clock clock) {
    this.visibleOfferings = visibleOfferings;
    this.mentors = mentors;
    this.freeTimes = freeTimes;
    this.clock = clock;
  }

  /** Where the session type asked for is not offered, the first one is shown. */
  Booker read(
      UUID mentor, BookerChoice choice, Caller caller, ZoneChoice zone, BookerLink.Target links) {
    var offerings = visibleOfferings.findVisible(caller, List.of(mentor));
    if (offerings.isEmpty()) {
      return new Booker(List.of(), null);
    }
    var asked = choice.offering();
    var shown =
        offerings.stream()
            .filter(it -> it.id().value().equals(asked))
            .findFirst()
            .orElse(offerings.getFirst());
    var types =
        offerings.stream()
            .map(it -> toType(it, choice, links, it.id().equals(shown.id())))
            .toList();
    var chosen = choice.withOffering(shown.id().value());
    var withdrawn = asked != null && !asked.equals(chosen.offering());
    return new Booker(types, times(shown, chosen, withdrawn, zone, links));
  }

  private Booker.Times times(
      Offering offering,
      BookerChoice choice,
      boolean withdrawn,
      ZoneChoice zones,
      BookerLink.Target links) {
    var zone = zones.zone();
    var free = freeTimes.find(offering, choice.shownMonth(), zone);
    var day = free.choose(choice.day());
    var starts = day == null ? List.<Slot>of() : free.on(day);
    var next = starts.isEmpty() ? next(offering, free, day, zone) : null;
    return new Booker.Times(
        choice,
        withdrawn,
        offering.terms().seats() > 1,
        calendar(offering, free, day, zone, choice, links),
        day == null ? null : new Booker.Day(DayCell.nameOf(day), starts(starts, choice, zones)),
        next == null
            ? null
            : new Booker.NextDay(DayCell.nameOf(next), links.to(choice.withDay(next))),
        LocalizedTime.ofDate(LocalDate.ofInstant(freeTimes.horizon(offering), zone)).text(),
        zones(offering, starts, zones));
  }

  private @Nullable LocalDate next(
      Offering offering, FreeDays free, @Nullable LocalDate day, ZoneId zone) {
    return day == null || free.isEmpty()
        ? freeTimes.nextAfter(offering, free.month(), zone)
        : free.nextTo(day);
  }

  private MonthCalendar calendar(
      Offering offering,
      FreeDays free,
      @Nullable LocalDate day,
      ZoneId zone,
      BookerChoice choice,
      BookerLink.Target links) {
    var toChoices =
        new MonthCalendar.Links() {
          @Override
          public BookerLink toDay(LocalDate other) {
            return links.to(choice.withDay(other));
          }

          @Override
          public BookerLink toMonth(YearMonth other) {
            return links.to(choice.withMonth(other));
          }
        };
    var today = LocalDate.ofInstant(clock.instant(), zone);
    return MonthCalendar.of(
        free.month(), free.days(), day, today, freeTimes.months(offering, zone), toChoices);
  }

  private static List<Booker.Start> starts(
      List<Slot> slots, BookerChoice choice, ZoneChoice zones) {
    return slots.stream()
        .map(slot ->
            new Booker.Start(
                TimeOfDay.of(slot.startsAt(), zones.zone(), slot.zone()),
                slot.seatsLeft(),
                choice.toBooking(slot.startsAt())))
        .toList();
  }

  /** The mentor's zone is that of the chosen day, as mentors travel. */
  private Booker.Zones zones(Offering offering, List<Slot> starts, ZoneChoice zones) {
    var mentor = mentors.find(offering.mentor().value());
    var mentorsZone =
        starts.isEmpty()
            ? mentor.map(Mentor::zone).orElse(ZoneOffset.UTC)
            : starts.getFirst().zone();
    var now = clock.instant();
    return new Booker.Zones(
        zones,
        TimeOfDay.clock(now, zones.zone()),
        mentor.map(Mentor::name).filter(it -> !it.isBlank()).orElse("the mentor"),
        mentorsZone.getId(),
        TimeOfDay.clock(now, mentorsZone));
  }

  private static SessionType toType(
      Offering offering, BookerChoice choice, BookerLink.Target links, boolean chosen) {
    var terms = offering.terms();
    var id = offering.id().value();
    return new SessionType(
        id,
        terms.title(),
        terms.price(),
        terms.minutes(),
        terms.seats(),
        terms.needsApproval(),
        terms.cohortOnly(),
        links.to(choice.withOffering(id)),
        chosen);
  }
}
