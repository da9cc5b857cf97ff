package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.JoinRequest;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Draws the hours and the offerings of mentors; the first one has time on every weekday. */
class MentorPlanner {

  private final Random random;

  MentorPlanner(Random random) {
    this.random = random;
  }

  MentorPlan plan(UUID id, JoinRequest request, boolean first) {
    var price = 2500 + 500 * random.nextInt(20);
    var zone = request.zone();
    return new MentorPlan(
        id,
        zone,
        weekly(first),
        List.of(
            offering(request.topic() + ", one-to-one", 60, price, currency(zone)),
            offering("A quick question", 30, price * 6 / 10, currency(zone))),
        first ? 30 : 1 + random.nextInt(10));
  }

  private List<Map<String, Object>> weekly(boolean everyDay) {
    var windows = new ArrayList<Map<String, Object>>();
    for (var day : DayOfWeek.values()) {
      if (everyDay ? day.getValue() <= 5 : random.nextInt(10) < 5) {
        var morning = random.nextBoolean();
        windows.add(window(day, morning ? "09:00" : "13:00", morning ? "12:30" : "17:30"));
        if (everyDay || random.nextInt(3) == 0) {
          windows.add(window(day, "18:00", "21:00"));
        }
      }
    }
    if (windows.isEmpty()) {
      windows.add(window(DayOfWeek.SATURDAY, "10:00", "16:00"));
    }
    return windows;
  }

  private static Map<String, Object> window(DayOfWeek day, String start, String end) {
    return Map.of("day", day.name(), "start", start, "end", end);
  }

  private static Map<String, Object> offering(
      String title, int minutes, int price, String currency) {
    return Map.of(
        "title", title,
        "minutes", minutes,
        "price", Map.of("minor", price, "currency", currency));
  }

  private static String currency(String zone) {
    return switch (zone) {
      case "Europe/London" -> "GBP";
      case "America/New_York", "America/Los_Angeles", "America/Denver" -> "USD";
      default -> "EUR";
    };
  }
}
