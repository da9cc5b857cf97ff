package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingView;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.Slot;
import dev.tandem.scheduling.slot.SlotFinder;
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

  private static final int MAX_DAYS = 63;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final SlotFinder slotFinder;
  private final VisibleOfferings visibleOfferings;
  private final Clock clock;

  MentorSlotsFragment(SlotFinder slotFinder, VisibleOfferings visibleOfferings, Clock clock) {
    this.slotFinder = slotFinder;
    this.visibleOfferings = visibleOfferings;
    this.clock = clock;
  }

  record OfferingChoice(OfferingView offering, List<SlotDay> days) {}

  record SlotDay(String name, List<SlotStart> starts) {}

  record SlotStart(Instant at, String time, int seatsLeft) {}

  @GetMapping("/scheduling/fragments/mentors/{mentor}/slots")
  String show(
      @PathVariable UUID mentor,
      @RequestParam(defaultValue = "7") int days,
      Caller caller,
      ZoneId zone,
      Model model) {
    int shown = Math.clamp(days, 1, MAX_DAYS);
    var now = clock.instant();
    var choices =
        visibleOfferings.findVisible(caller, List.of(mentor)).stream()
            .map(it -> toChoice(it, now, now.plus(Duration.ofDays(shown)), zone))
            .toList();
    model.addAttribute("choices", choices);
    model.addAttribute("mentor", mentor);
    model.addAttribute("days", shown);
    model.addAttribute("more", Math.min(MAX_DAYS, shown + 7));
    model.addAttribute("zone", zone.getId());
    return "scheduling/mentor-slots";
  }

  private OfferingChoice toChoice(Offering offering, Instant from, Instant until, ZoneId zone) {
    var byDay =
        slotFinder.find(List.of(offering), from, until).stream()
            .collect(
                Collectors.groupingBy(
                    it -> LocalDate.ofInstant(it.startsAt(), zone),
                    TreeMap::new,
                    Collectors.mapping(it -> toStart(it, zone), Collectors.toList())));
    var days =
        byDay.entrySet().stream().map(it -> new SlotDay(DAY.format(it.getKey()), it.getValue()));
    return new OfferingChoice(OfferingView.of(offering), days.toList());
  }

  private static SlotStart toStart(Slot slot, ZoneId zone) {
    return new SlotStart(
        slot.startsAt(), TIME.format(slot.startsAt().atZone(zone)), slot.seatsLeft());
  }
}
