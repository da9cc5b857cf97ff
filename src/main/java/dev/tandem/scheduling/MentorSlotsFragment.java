package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A mentor's offerings and next slots, for whichever page shows the mentor. */
@Controller
class MentorSlotsFragment {

  private static final int MOST_DAYS = 63;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Slots slots;
  private final OfferingsOnShow onShow;
  private final Clock clock;

  MentorSlotsFragment(Slots slots, OfferingsOnShow onShow, Clock clock) {
    this.slots = slots;
    this.onShow = onShow;
    this.clock = clock;
  }

  record Choice(OfferingView offering, List<Day> days) {}

  record Day(String name, List<Start> starts) {}

  record Start(Instant at, String time, int seatsLeft) {}

  @GetMapping("/scheduling/fragments/mentors/{mentor}/slots")
  String slots(
      @PathVariable UUID mentor,
      @RequestParam(defaultValue = "7") int days,
      Caller caller,
      ZoneId zone,
      Model model) {
    int shown = Math.clamp(days, 1, MOST_DAYS);
    var now = clock.instant();
    var choices =
        onShow.to(caller, List.of(mentor)).stream()
            .map(it -> choice(it, now, now.plus(Duration.ofDays(shown)), zone))
            .toList();
    model.addAttribute("choices", choices);
    model.addAttribute("mentor", mentor);
    model.addAttribute("days", shown);
    model.addAttribute("more", Math.min(MOST_DAYS, shown + 7));
    model.addAttribute("zone", zone.getId());
    return "scheduling/mentor-slots";
  }

  private Choice choice(Offering offering, Instant from, Instant until, ZoneId zone) {
    var byDay =
        slots.of(List.of(offering), from, until).stream()
            .collect(
                Collectors.groupingBy(
                    it -> LocalDate.ofInstant(it.startsAt(), zone),
                    TreeMap::new,
                    Collectors.mapping(it -> start(it, zone), Collectors.toList())));
    var days = byDay.entrySet().stream().map(it -> new Day(DAY.format(it.getKey()), it.getValue()));
    return new Choice(OfferingView.of(offering), days.toList());
  }

  private static Start start(Slot slot, ZoneId zone) {
    return new Start(slot.startsAt(), TIME.format(slot.startsAt().atZone(zone)), slot.seatsLeft());
  }
}
