package dev.tandem.scheduling.page;

import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.availability.DateRangeEntry;
import dev.tandem.scheduling.availability.OverrideEntry;
import dev.tandem.scheduling.availability.TravelEntry;
import dev.tandem.scheduling.availability.WeeklyWindowEntry;
import dev.tandem.scheduling.availability.WindowEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The submitted form of the availability editor, whose fields repeat once per row. */
record AvailabilityForm(MultiValueMap<String, String> fields) {

  AvailabilityJson toAvailability() {
    return new AvailabilityJson(
        value("zone", 0), parseVersion(), weekly(), overrides(), timeOff(), travel());
  }

  private @Nullable Long parseVersion() {
    var version = value("version", 0);
    return version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
  }

  private List<WeeklyWindowEntry> weekly() {
    return filledRows("start").mapToObj(this::toWeeklyWindow).toList();
  }

  private WeeklyWindowEntry toWeeklyWindow(int row) {
    return new WeeklyWindowEntry(
        value("day", row),
        value("start", row),
        endTime("end", row),
        value("validFrom", row),
        value("validTo", row));
  }

  /** Rows with the same date belong to one override; a row without a start adds no window to it. */
  private List<OverrideEntry> overrides() {
    var windowsByDate = new LinkedHashMap<String, List<WindowEntry>>();
    filledRows("overrideDate")
        .forEach(row -> {
          var date = String.valueOf(value("overrideDate", row));
          var windows = windowsByDate.computeIfAbsent(date, key -> new ArrayList<>());
          var start = value("overrideStart", row);
          if (start != null) {
            windows.add(new WindowEntry(start, endTime("overrideEnd", row)));
          }
        });
    return windowsByDate.entrySet().stream()
        .map(entry -> new OverrideEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<DateRangeEntry> timeOff() {
    return filledRows("offFrom")
        .mapToObj(row -> new DateRangeEntry(value("offFrom", row), value("offTo", row)))
        .toList();
  }

  private List<TravelEntry> travel() {
    return filledRows("travelFrom").mapToObj(this::toTravel).toList();
  }

  private TravelEntry toTravel(int row) {
    return new TravelEntry(
        value("travelFrom", row), value("travelTo", row), value("travelZone", row));
  }

  /** The rows in which this field is filled in. */
  private IntStream filledRows(String name) {
    return IntStream.range(0, values(name).size()).filter(row -> value(name, row) != null);
  }

  /** HTML time fields do not accept 24:00, so 00:00 as an end means the end of the day. */
  private @Nullable String endTime(String name, int row) {
    var text = value(name, row);
    return "00:00".equals(text) ? "24:00" : text;
  }

  private @Nullable String value(String name, int row) {
    var values = values(name);
    return row >= values.size() || values.get(row).isBlank() ? null : values.get(row).strip();
  }

  private List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
