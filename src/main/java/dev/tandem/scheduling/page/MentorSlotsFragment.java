package dev.tandem.scheduling.page;

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
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A page fragment with a mentor's offerings and their next slots. */
@Controller
class MentorSlotsFragment {

  private static final int MAX_DAYS = 63;

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
    int shownDays = Math.clamp(days, 1, MAX_DAYS);
    var now = clock.instant();
    var until = now.plus(Duration.ofDays(shownDays));
    var offerings = visibleOfferings.findVisible(caller, List.of(mentor));
    var slots =
        slotFinder.find(offerings, now, until).stream()
            .collect(Collectors.groupingBy(Slot::offeringId));
    model.addAttribute(
        "choices",
        offerings.stream()
            .map(it -> toChoice(it, slots.getOrDefault(it.id().value(), List.of()), zone))
            .toList());
    model.addAttribute("mentor", mentor);
    model.addAttribute("days", shownDays);
    model.addAttribute("moreDays", Math.min(MAX_DAYS, shownDays + 7));
    model.addAttribute("zone", zone.getId());
    return "scheduling/mentor-slots";
  }

  private static OfferingChoice toChoice(Offering offering, List<Slot> slots, ZoneId zone) {
    var startsByDate =
        slots.stream()
            .collect(
                Collectors.groupingBy(
                    slot -> LocalDate.ofInstant(slot.startsAt(), zone),
                    TreeMap::new,
                    Collectors.mapping(slot -> toStart(slot, zone), Collectors.toList())));
    var days =
        startsByDate.entrySet().stream()
            .map(entry -> new SlotDay(DisplayFormats.formatDay(entry.getKey()), entry.getValue()));
    return new OfferingChoice(OfferingView.of(offering), days.toList());
  }

  private static SlotStart toStart(Slot slot, ZoneId zone) {
    return new SlotStart(
        slot.startsAt(), DisplayFormats.formatTime(slot.startsAt(), zone), slot.seatsLeft());
  }
}
