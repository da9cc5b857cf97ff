package dev.tandem.acceptance;

import static dev.tandem.acceptance.Platform.BOOKINGS;
import static dev.tandem.acceptance.Platform.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

interface MatchingCohorts extends Chapter {

  @Test
  default void aCohortIsOpenedFilledAndMatchedByItsMembersChoices() {
    var wanted = tandem().mentor();
    var other = tandem().mentor();
    var first = tandem().mentee();
    var second = tandem().mentee();
    var cohort = cohort();
    enrol(cohort, wanted, "MENTOR");
    enrol(cohort, other, "MENTOR");
    enrol(cohort, first, "MENTEE");
    enrol(cohort, second, "MENTEE");
    var path = "/api/recommendations/cohorts/" + cohort;
    patiently().until(() -> choose(first, path, other, wanted).status() == 200);
    patiently().until(() -> choose(second, path, wanted, other).status() == 200);

    first.post(path + "/match", "").problem(403);
    var proposal =
        patiently()
            .until(
                () -> tandem().operator().post(path + "/match", ""),
                it -> it.status() == 201 && it.body().get("pairs").size() == 2)
            .body();

    for (var pair : proposal.get("pairs")) {
      var isFirst = pair.get("menteeId").asString().equals(first.id());
      assertThat(pair.get("mentorId").asString()).isEqualTo(isFirst ? other.id() : wanted.id());
      assertThat(pair.get("choice").asInt()).isEqualTo(1);
    }
    var active = tandem().operator().post(path + "/match/activation", "").expect(200).body();
    assertThat(active.get("status").asString()).isEqualTo("ACTIVE");
  }

  @Test
  default void aCohortsOrganisationPaysOnTermsAndSeesWhatCameOfIt() {
    var mentor = tandem().mentor();
    var mentee = tandem().mentee();
    var cohort = cohort();
    enrol(cohort, mentor, "MENTOR");
    enrol(cohort, mentee, "MENTEE");
    var offering = tandem().offering(mentor, ", \"cohortOnly\": true");
    var start = tandem().at(3, 10);
    var wish =
        """
        {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "COHORT"}}
        """
            .formatted(offering, start);
    tandem().mentee().post(BOOKINGS, wish).problem(403);

    var booking =
        patiently().until(() -> mentee.post(BOOKINGS, wish), it -> it.status() == 201).id();
    tandem().awaitStatus(booking, "CONFIRMED");
    tandem().time().reach(start.plus(Duration.ofHours(1)));
    mentor.post(BOOKINGS + "/" + booking + "/completion", "").expect(200);

    patiently()
        .until(() ->
            tandem()
                .operator()
                .see("/api/billing/cohorts/" + cohort + "/metrics")
                .toString()
                .contains("6000"));
    tandem().assertTheBooksBalance();
  }

  private String cohort() {
    var today = tandem().time().now().toString().substring(0, 10);
    return tandem()
        .operator()
        .post(
            "/api/members/cohorts",
            """
            {"name": "Spring into back end", "topics": ["Java"], "startsOn": "%s",
             "endsOn": "%s", "capacity": 20}
            """
                .formatted(today, tandem().at(90, 0).toString().substring(0, 10)))
        .id();
  }

  private void enrol(String cohort, Someone member, String role) {
    tandem()
        .operator()
        .post(
            "/api/members/cohorts/" + cohort + "/enrolments",
            "{\"memberId\": \"%s\", \"role\": \"%s\", \"capacity\": 1}"
                .formatted(member.id(), role))
        .expect(201);
  }

  private static Answer choose(Someone mentee, String path, Someone first, Someone second) {
    return mentee.put(
        path + "/choices", "{\"mentorIds\": [\"%s\", \"%s\"]}".formatted(first.id(), second.id()));
  }
}
