package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.scheduling.AvailabilityRules.Closed;
import dev.tandem.scheduling.AvailabilityRules.Hours;
import dev.tandem.scheduling.AvailabilityRules.OneDate;
import dev.tandem.scheduling.AvailabilityRules.Trip;
import dev.tandem.scheduling.AvailabilityRules.WeeklyWindow;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
  private final AvailabilityChanges changes;
  private final Mentors mentors;

  AvailabilityPage(Availabilities availabilities, AvailabilityChanges changes, Mentors mentors) {
    this.availabilities = availabilities;
    this.changes = changes;
    this.mentors = mentors;
  }

  record OverrideRow(@Nullable String date, @Nullable String start, @Nullable String end) {}

  @GetMapping("/scheduling/availability")
  String show(Caller caller, ZoneId zone, Model model) {
    caller.require(Role.MENTOR);
    var rules =
        availabilities
            .find(new MemberId(caller.memberId()))
            .map(AvailabilityRules::of)
            .orElseGet(() -> empty(caller, zone));
    model.addAttribute("rules", rules);
    model.addAttribute(
        "weekly", with(3, rules.weekly(), new WeeklyWindow(null, null, null, null, null)));
    model.addAttribute("overrides", with(2, rows(rules), new OverrideRow(null, null, null)));
    model.addAttribute("timeOff", with(1, rules.timeOff(), new Closed(null, null)));
    model.addAttribute("travel", with(1, rules.travel(), new Trip(null, null, null)));
    model.addAttribute("daysOfWeek", DayOfWeek.values());
    model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
    return "scheduling/availability";
  }

  @PostMapping("/scheduling/availability")
  ResponseEntity<Void> save(@RequestParam MultiValueMap<String, String> form, Caller caller) {
    caller.require(Role.MENTOR);
    changes.replace(caller.memberId(), rules(new Rows(form)));
    return seeOther("/scheduling/availability?saved");
  }

  /** Leads a form sent by htmx, and one sent without it, to the page. */
  static ResponseEntity<Void> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.NO_CONTENT)
        .location(URI.create(path))
        .header("HX-Redirect", path)
        .build();
  }

  private AvailabilityRules empty(Caller caller, ZoneId zone) {
    var home = mentors.find(caller.memberId()).map(it -> it.zone().getId()).orElse(zone.getId());
    return new AvailabilityRules(home, 0L, List.of(), List.of(), List.of(), List.of());
  }

  private static AvailabilityRules rules(Rows form) {
    var weekly =
        form.each("start").stream()
            .map(it ->
                new WeeklyWindow(
                    form.get("day", it),
                    form.get("start", it),
                    end(form.get("end", it)),
                    form.get("validFrom", it),
                    form.get("validTo", it)))
            .toList();
    var dates = new LinkedHashMap<String, List<Hours>>();
    for (int row : form.each("overrideDate")) {
      var windows =
          dates.computeIfAbsent(
              String.valueOf(form.get("overrideDate", row)), it -> new ArrayList<>());
      if (form.get("overrideStart", row) != null) {
        windows.add(new Hours(form.get("overrideStart", row), end(form.get("overrideEnd", row))));
      }
    }
    var overrides =
        dates.entrySet().stream().map(it -> new OneDate(it.getKey(), it.getValue())).toList();
    var timeOff =
        form.each("offFrom").stream()
            .map(it -> new Closed(form.get("offFrom", it), form.get("offTo", it)))
            .toList();
    var travel =
        form.each("travelFrom").stream()
            .map(it ->
                new Trip(
                    form.get("travelFrom", it),
                    form.get("travelTo", it),
                    form.get("travelZone", it)))
            .toList();
    var version = form.get("version", 0);
    return new AvailabilityRules(
        form.get("zone", 0),
        version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null,
        weekly,
        overrides,
        timeOff,
        travel);
  }

  /** A field for times knows no 24:00, so midnight as an end is the end of the day. */
  private static @Nullable String end(@Nullable String text) {
    return "00:00".equals(text) ? "24:00" : text;
  }

  private static List<OverrideRow> rows(AvailabilityRules rules) {
    var rows = new ArrayList<OverrideRow>();
    for (var one : rules.overrides() == null ? List.<OneDate>of() : rules.overrides()) {
      var windows = one.windows() == null ? List.<Hours>of() : one.windows();
      windows.forEach(it -> rows.add(new OverrideRow(one.date(), it.start(), it.end())));
      if (windows.isEmpty()) {
        rows.add(new OverrideRow(one.date(), null, null));
      }
    }
    return rows;
  }

  private static <T> List<T> with(int more, @Nullable List<T> rows, T empty) {
    var all = new ArrayList<T>(rows == null ? List.of() : rows);
    for (int row = 0; row < more; row++) {
      all.add(empty);
    }
    return all;
  }

  /** Fields that come once a row. */
  record Rows(MultiValueMap<String, String> form) {

    /** The rows in which this field is filled in. */
    List<Integer> each(String name) {
      var rows = new ArrayList<Integer>();
      for (int row = 0; row < form.getOrDefault(name, List.of()).size(); row++) {
        if (get(name, row) != null) {
          rows.add(row);
        }
      }
      return rows;
    }

    @Nullable String get(String name, int row) {
      var values = form.getOrDefault(name, List.of());
      return row >= values.size() || values.get(row).isBlank() ? null : values.get(row).strip();
    }
  }
}
