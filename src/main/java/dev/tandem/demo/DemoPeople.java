package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.JoinRequest;
import dev.tandem.demo.DemoPerson.SubjectArea;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates the people of the demo, the same for the same seed. */
class DemoPeople {

  private static final int MENTEES = 300;

  private final Random random;
  private final List<SubjectArea> areas =
      DemoRows.of("fields").stream().map(DemoPeople::subjectArea).toList();

  DemoPeople(Random random) {
    this.random = random;
  }

  /** The first one signs in as {@code mentor}. */
  List<JoinRequest> mentors() {
    return DemoRows.of("mentors").stream().map(this::mentor).toList();
  }

  /** The first one signs in as {@code mentee}. */
  List<JoinRequest> mentees() {
    var firstNames = DemoRows.list(DemoRows.of("names").get(0).get(0));
    var lastNames = DemoRows.list(DemoRows.of("names").get(1).get(0));
    var zones = DemoRows.of("zones");
    var requests = new ArrayList<JoinRequest>();
    requests.add(mentee("Mia Lindqvist", areas.get(0), List.of("Europe/Stockholm", "en;sv")));
    for (int i = 1; i < MENTEES; i++) {
      var name =
          firstNames.get(random.nextInt(firstNames.size()))
              + " "
              + lastNames.get(random.nextInt(lastNames.size()));
      requests.add(mentee(name, randomElement(areas), randomElement(zones)));
    }
    return requests;
  }

  private static SubjectArea subjectArea(List<String> row) {
    return new SubjectArea(
        row.get(0),
        DemoRows.list(row.get(1)),
        DemoRows.list(row.get(2)),
        row.get(3),
        DemoRows.list(row.get(4)));
  }

  private JoinRequest mentor(List<String> row) {
    var area = areas.stream().filter(it -> it.name().equals(row.get(3))).findFirst().orElseThrow();
    var skills = randomSubset(area.skills(), 4);
    var bio =
        area.bio()
            .replace("{years}", String.valueOf(6 + random.nextInt(16)))
            .replace("{skill}", skills.getFirst());
    return new JoinRequest(
        Map.of(
            "name", row.get(0),
            "headline", randomElement(area.headlines()),
            "bio", bio,
            "skills", skills,
            "languages", DemoRows.list(row.get(2)),
            "zone", row.get(1),
            "capacity", 3 + random.nextInt(8)),
        row.get(1),
        skills.getFirst());
  }

  private JoinRequest mentee(String name, SubjectArea area, List<String> place) {
    var topics = randomSubset(area.skills(), 2);
    return new JoinRequest(
        Map.of(
            "name", name,
            "goals", randomElement(area.goals()),
            "topics", topics,
            "languages", DemoRows.list(place.get(1)),
            "zone", place.get(0)),
        place.get(0),
        topics.getFirst());
  }

  private <T> T randomElement(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> List<T> randomSubset(List<T> all, int count) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}
