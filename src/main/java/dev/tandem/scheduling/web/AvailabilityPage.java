package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.HtmxRedirect;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.availability.AvailabilityJson.DateRangeEntry;
import dev.tandem.scheduling.availability.AvailabilityJson.OverrideEntry;
import dev.tandem.scheduling.availability.AvailabilityJson.TravelEntry;
import dev.tandem.scheduling.availability.AvailabilityJson.WeeklyWindowEntry;
import dev.tandem.scheduling.availability.AvailabilityJson.WindowEntry;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.slot.AvailabilityService;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The editor of a mentor's availability: rows of a form, of which empty ones are left out. */
@Controller
class AvailabilityPage {

  private final Availabilities availabilities;
  private final AvailabilityService availabilityService;
  private final Mentors mentors;

  AvailabilityPage(
      Availabilities availabilities, AvailabilityService availabilityService, Mentors mentors) {
    this.availabilities = availabilities;
    this.availabilityService = availabilityService;
    this.mentors = mentors;
  }

  record OverrideRow(@Nullable String date, @Nullable String start, @Nullable String end) {}

  @GetMapping("/scheduling/availability")
  String show(Caller caller, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var rules =
        availabilities
            .find(new MemberId(caller.memberId()))
            .map(AvailabilityJson::of)
            .orElseGet(() -> emptyRules(caller, zone));
    model.addAttribute("rules", rules);
    model.addAttribute(
        "weekly",
        withEmptyRows(3, rules.weekly(), new WeeklyWindowEntry(null, null, null, null, null)));
    model.addAttribute(
        "overrides", withEmptyRows(2, overrideRows(rules), new OverrideRow(null, null, null)));
    model.addAttribute(
        "timeOff", withEmptyRows(1, rules.timeOff(), new DateRangeEntry(null, null)));
    model.addAttribute(
        "travel", withEmptyRows(1, rules.travel(), new TravelEntry(null, null, null)));
    model.addAttribute("daysOfWeek", DayOfWeek.values());
    model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
    return "scheduling/availability";
  }

  @PostMapping("/scheduling/availability")
  ResponseEntity<Void> save(@RequestParam MultiValueMap<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    availabilityService.replace(caller.memberId(), parseRules(new FormRows(form)));
    return HtmxRedirect.to("/scheduling/availability?saved");
  }

  private AvailabilityJson emptyRules(Caller caller, ZoneId zone) {
    var home = mentors.find(caller.memberId()).map(it -> it.zone().getId()).orElse(zone.getId());
    return new AvailabilityJson(home, 0L, List.of(), List.of(), List.of(), List.of());
  }

  private static AvailabilityJson parseRules(FormRows form) {
    var weekly =
        form.filledRows("start").stream()
            .map(it ->
                new WeeklyWindowEntry(
                    form.value("day", it),
                    form.value("start", it),
                    parseEnd(form.value("end", it)),
                    form.value("validFrom", it),
                    form.value("validTo", it)))
            .toList();
    var dates = new LinkedHashMap<String, List<WindowEntry>>();
    for (int row : form.filledRows("overrideDate")) {
      var windows =
          dates.computeIfAbsent(
              String.valueOf(form.value("overrideDate", row)), it -> new ArrayList<>());
      if (form.value("overrideStart", row) != null) {
        windows.add(
            new WindowEntry(
                form.value("overrideStart", row), parseEnd(form.value("overrideEnd", row))));
      }
    }
    var overrides =
        dates.entrySet().stream().map(it -> new OverrideEntry(it.getKey(), it.getValue())).toList();
    var timeOff =
        form.filledRows("offFrom").stream()
            .map(it -> new DateRangeEntry(form.value("offFrom", it), form.value("offTo", it)))
            .toList();
    var travel =
        form.filledRows("travelFrom").stream()
            .map(it ->
                new TravelEntry(
                    form.value("travelFrom", it),
                    form.value("travelTo", it),
                    form.value("travelZone", it)))
            .toList();
    var version = form.value("version", 0);
    return new AvailabilityJson(
        form.value("zone", 0),
        version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null,
        weekly,
        overrides,
        timeOff,
        travel);
  }

  /** A field for times knows no 24:00, so midnight as an end is the end of the day. */
  private static @Nullable String parseEnd(@Nullable String text) {
    return "00:00".equals(text) ? "24:00" : text;
  }

  private static List<OverrideRow> overrideRows(AvailabilityJson rules) {
    var rows = new ArrayList<OverrideRow>();
    for (var one : rules.overrides() == null ? List.<OverrideEntry>of() : rules.overrides()) {
      var windows = one.windows() == null ? List.<WindowEntry>of() : one.windows();
      windows.forEach(it -> rows.add(new OverrideRow(one.date(), it.start(), it.end())));
      if (windows.isEmpty()) {
        rows.add(new OverrideRow(one.date(), null, null));
      }
    }
    return rows;
  }

  private static <T> List<T> withEmptyRows(int more, @Nullable List<T> rows, T empty) {
    var all = new ArrayList<T>(rows == null ? List.of() : rows);
    for (int row = 0; row < more; row++) {
      all.add(empty);
    }
    return all;
  }

  /** Fields that come once a row. */
  record FormRows(MultiValueMap<String, String> form) {

    /** The rows in which this field is filled in. */
    List<Integer> filledRows(String name) {
      var rows = new ArrayList<Integer>();
      for (int row = 0; row < form.getOrDefault(name, List.of()).size(); row++) {
        if (value(name, row) != null) {
          rows.add(row);
        }
      }
      return rows;
    }

    @Nullable String value(String name, int row) {
      var values = form.getOrDefault(name, List.of());
      return row >= values.size() || values.get(row).isBlank() ? null : values.get(row).strip();
    }
  }
}
