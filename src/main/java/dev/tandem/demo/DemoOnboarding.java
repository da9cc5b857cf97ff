package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.JoinRequest;
import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Adds the people with their sign-ins, calendars and offerings. */
class DemoOnboarding {

  private final DemoClient client;
  private final Random random;
  private final MentorPlanner planner;
  private final DemoAddresses addresses = new DemoAddresses();

  DemoOnboarding(DemoClient client, Random random) {
    this.client = client;
    this.random = random;
    this.planner = new MentorPlanner(random);
  }

  List<Mentor> joinMentors(List<JoinRequest> requests) {
    var ids = join("/api/members/mentors", requests);
    signIn(ids.getFirst(), "mentor");
    var plans = new ArrayList<MentorPlan>();
    for (int i = 0; i < ids.size(); i++) {
      plans.add(planner.plan(ids.get(i), requests.get(i), i == 0));
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
    var ids = Parallel.map(requests, it -> client.operator("POST", path, it.body()).id());
    enterAddresses(ids, requests);
    return ids;
  }

  private void enterAddresses(List<UUID> members, List<JoinRequest> requests) {
    var entries = new ArrayList<AddressEntry>();
    for (int i = 0; i < members.size(); i++) {
      var request = requests.get(i);
      var name = String.valueOf(request.body().get("name"));
      entries.add(new AddressEntry(members.get(i), addresses.next(name, request.zone())));
    }
    Parallel.map(
        entries,
        entry -> {
          var path = "/api/notifications/members/" + entry.member() + "/address";
          return client.operator("PUT", path, entry.body()).requireSuccess();
        });
  }

  private record AddressEntry(UUID member, Map<String, String> body) {}

  private void signIn(UUID member, String username) {
    var credentials = Map.of("username", username, "password", "tandem");
    client
        .retryUntil(
            it -> it.status() != 404,
            () -> client.operator("PUT", "/api/access/sign-ins/" + member, credentials))
        .requireSuccess();
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
}
