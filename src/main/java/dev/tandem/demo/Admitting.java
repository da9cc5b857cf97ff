package dev.tandem.demo;

import dev.tandem.demo.Person.Entry;
import dev.tandem.demo.Person.Mentee;
import dev.tandem.demo.Person.Mentor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Lets the cast join: people, their sign-ins, calendars, offerings and cohorts. */
class Admitting {

  private final Api api;
  private final Random chance;

  Admitting(Api api, Random chance) {
    this.api = api;
    this.chance = chance;
  }

  List<Mentor> mentors(List<Entry> entries) {
    var ids = join("/api/members/mentors", entries);
    signIn(ids.getFirst(), "mentor");
    var plans = new ArrayList<Plan>();
    for (int i = 0; i < ids.size(); i++) {
      plans.add(plan(ids.get(i), entries.get(i), i));
    }
    return Together.each(plans, this::open);
  }

  List<Mentee> mentees(List<Entry> entries) {
    var ids = join("/api/members/mentees", entries);
    signIn(ids.getFirst(), "mentee");
    var mentees = new ArrayList<Mentee>();
    for (var id : ids) {
      mentees.add(new Mentee(id, mentees.isEmpty() ? 40 : 1 + chance.nextInt(6)));
    }
    return mentees;
  }

  int cohorts(List<Mentor> mentors, List<Mentee> mentees, LocalDate today) {
    var plans =
        List.of(
            cohort(
                "Spring into back end",
                List.of("Java", "PostgreSQL", "System design"),
                today.minusWeeks(12)),
            cohort(
                "Women who lead",
                List.of("Leadership", "Feedback", "One-to-ones"),
                today.minusWeeks(6)),
            cohort(
                "Career changers",
                List.of("Career change", "Interviews", "CVs"),
                today.minusWeeks(2)));
    for (int i = 0; i < plans.size(); i++) {
      var id = api.operator("POST", "/api/members/cohorts", plans.get(i)).id();
      enrol(id, mentors.subList(i * 4, i * 4 + 4).stream().map(Mentor::id).toList(), "MENTOR", 3);
      enrol(
          id, mentees.subList(i * 14, i * 14 + 14).stream().map(Mentee::id).toList(), "MENTEE", 1);
    }
    return plans.size();
  }

  private List<UUID> join(String path, List<Entry> entries) {
    return Together.each(entries, it -> api.operator("POST", path, it.body()).id());
  }

  private void signIn(UUID member, String username) {
    var credentials = Map.of("username", username, "password", "tandem");
    api.patiently(
            it -> it.status() != 404,
            () -> api.operator("PUT", "/api/access/sign-ins/" + member, credentials))
        .orFail();
  }

  private Plan plan(UUID id, Entry entry, int index) {
    var price = 2500 + 500 * chance.nextInt(20);
    var zone = entry.zone();
    return new Plan(
        id,
        zone,
        weekly(index == 0),
        List.of(
            offering(entry.topic() + ", one to one", 60, price, currency(zone)),
            offering("A quick question", 30, price * 6 / 10, currency(zone))),
        index == 0 ? 30 : 1 + chance.nextInt(10));
  }

  private Mentor open(Plan plan) {
    var availability = Map.of("zone", plan.zone(), "weekly", plan.weekly());
    api.patiently(
            it -> it.isGood() || it.status() == 405,
            () ->
                api.as(
                    plan.mentor(),
                    "PUT",
                    "/api/scheduling/mentors/" + plan.mentor() + "/availability",
                    availability))
        .orFail();
    var offerings =
        plan.offerings().stream()
            .map(it -> api.as(plan.mentor(), "POST", "/api/scheduling/offerings", it).id())
            .toList();
    return new Mentor(plan.mentor(), plan.appeal(), offerings);
  }

  private List<Map<String, Object>> weekly(boolean everyDay) {
    var windows = new ArrayList<Map<String, Object>>();
    for (var day : DayOfWeek.values()) {
      if (everyDay ? day.getValue() <= 5 : chance.nextInt(10) < 5) {
        var morning = chance.nextBoolean();
        windows.add(window(day, morning ? "09:00" : "13:00", morning ? "12:30" : "17:30"));
        if (everyDay || chance.nextInt(3) == 0) {
          windows.add(window(day, "18:00", "21:00"));
        }
      }
    }
    if (windows.isEmpty()) {
      windows.add(window(DayOfWeek.SATURDAY, "10:00", "16:00"));
    }
    return windows;
  }

  private void enrol(UUID cohort, List<UUID> members, String role, int capacity) {
    Together.each(
        members,
        it ->
            api.operator(
                "POST",
                "/api/members/cohorts/" + cohort + "/enrolments",
                Map.of("memberId", it, "role", role, "capacity", capacity)));
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

  private static Map<String, Object> cohort(String name, List<String> topics, LocalDate start) {
    return Map.of(
        "name",
        name,
        "topics",
        topics,
        "startsOn",
        start.toString(),
        "endsOn",
        start.plusMonths(6).toString(),
        "capacity",
        20);
  }

  private record Plan(
      UUID mentor,
      String zone,
      List<Map<String, Object>> weekly,
      List<Map<String, Object>> offerings,
      int appeal) {}
}
