package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens cohorts and enrols mentors and mentees in them. */
class DemoCohorts {

  private static final int MENTORS = 4;
  private static final int MENTEES = 14;

  private final DemoClient client;

  DemoCohorts(DemoClient client) {
    this.client = client;
  }

  int open(List<Mentor> mentors, List<Mentee> mentees, LocalDate today) {
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
      var id = client.operator("POST", "/api/members/cohorts", plans.get(i)).id();
      enrol(
          id,
          mentors.subList(i * MENTORS, (i + 1) * MENTORS).stream().map(Mentor::id).toList(),
          "MENTOR",
          3);
      enrol(
          id,
          mentees.subList(i * MENTEES, (i + 1) * MENTEES).stream().map(Mentee::id).toList(),
          "MENTEE",
          1);
    }
    return plans.size();
  }

  private void enrol(UUID cohort, List<UUID> members, String role, int capacity) {
    Parallel.map(
        members,
        member ->
            client.operator(
                "POST",
                "/api/members/cohorts/" + cohort + "/enrolments",
                Map.of("memberId", member, "role", role, "capacity", capacity)));
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
}
