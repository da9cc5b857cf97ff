package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.JoinRequest;
import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Adds the people with their sign-ins, calendars and offerings. */
class DemoOnboarding {

  private final DemoClient client;
  private final Random random;

  DemoOnboarding(DemoClient client, Random random) {
    this.client = client;
    this.random = random;
  }

  List<Mentor> joinMentors(List<JoinRequest> requests) {
    var ids = join("/api/members/mentors", requests);
    signIn(ids.getFirst(), "mentor");
    var plans = new ArrayList<MentorPlan>();
    for (int i = 0; i < ids.size(); i++) {
      plans.add(plan(ids.get(i), requests.get(i), i));
    }
    return Parallel.map(plans, this::publishCalendar);
  }

  List<Mentee> joinMentees(List<JoinRequest> requests) {
    var ids = join("/api/members/mentees", requests);
    signIn(ids.getFirst(), "mentee");
    var mentees = new ArrayList<Mentee>();
    for (var id : ids) {
      mentees.add(new Mentee(id, mentees.isEmpty() ? 40 : 1 + random.nextInt(6)));
    }
    return mentees;
  }

  private List<UUID> join(String path, List<JoinRequest> requests) {
    return Parallel.map(requests, it -> client.operator("POST", path, it.body()).id());
  }

  private void signIn(UUID member, String username) {
    var credentials = Map.of("username", username, "password", "tandem");
    client
        .retryUntil(
            it -> it.status() != 404,
            () -> client.operator("PUT", "/api/access/sign-ins/" + member, credentials))
        .requireSuccess();
  }

  private MentorPlan plan(UUID id, JoinRequest request, int index) {
    var price = 2500 + 500 * random.nextInt(20);
    var zone = request.zone();
    return new MentorPlan(
        id,
        zone,
        weekly(index == 0),
        List.of(
            offering(request.topic() + ", one-to-one", 60, price, currency(zone)),
            offering("A quick question", 30, price * 6 / 10, currency(zone))),
        index == 0 ? 30 : 1 + random.nextInt(10));
  }

  private Mentor publishCalendar(MentorPlan plan) {
    var availability = Map.of("zone", plan.zone(), "weekly", plan.weekly());
    client
        .retryUntil(
            it -> it.isSuccess() || it.status() == 405,
            () ->
                client.as(
                    plan.mentor(),
                    "PUT",
                    "/api/scheduling/mentors/" + plan.mentor() + "/availability",
                    availability))
        .requireSuccess();
    var offerings =
        plan.offerings().stream()
            .map(it -> client.as(plan.mentor(), "POST", "/api/scheduling/offerings", it).id())
            .toList();
    return new Mentor(plan.mentor(), plan.popularity(), offerings);
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

  private record MentorPlan(
      UUID mentor,
      String zone,
      List<Map<String, Object>> weekly,
      List<Map<String, Object>> offerings,
      int popularity) {}
}
