package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class CohortScenarios {

  private final TandemClient tandem;

  CohortScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aCohortIsMatchedByTheChoicesOfTheMentees() {
    var firstMentor = tandem.createMentor();
    var secondMentor = tandem.createMentor();
    var first = tandem.createMentee();
    var second = tandem.createMentee();
    var cohort = openCohort();
    enrol(cohort, firstMentor, "MENTOR");
    enrol(cohort, secondMentor, "MENTOR");
    enrol(cohort, first, "MENTEE");
    enrol(cohort, second, "MENTEE");
    var path = "/api/recommendations/cohorts/" + cohort;
    eventually().until(() -> submitChoices(first, path, secondMentor, firstMentor).status() == 200);
    eventually()
        .until(() -> submitChoices(second, path, firstMentor, secondMentor).status() == 200);

    first.post(path + "/match", "").expectProblem(403);
    var proposal =
        eventually()
            .until(
                () -> tandem.operator().post(path + "/match", ""),
                response -> response.status() == 201 && response.json().get("pairs").size() == 2)
            .json();

    for (var pair : proposal.get("pairs")) {
      var isFirst = pair.get("menteeId").asString().equals(first.id());
      assertThat(pair.get("mentorId").asString())
          .isEqualTo(isFirst ? secondMentor.id() : firstMentor.id());
      assertThat(pair.get("choice").asInt()).isEqualTo(1);
    }
    var active = tandem.operator().post(path + "/match/activation", "").expectStatus(200).json();
    assertThat(active.get("status").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void aCohortsOrganisationPaysOnTermsAndSeesTheMetrics() {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var cohort = openCohort();
    enrol(cohort, mentor, "MENTOR");
    enrol(cohort, mentee, "MENTEE");
    var offering = tandem.createOffering(mentor, ", \"cohortOnly\": true");
    var start = tandem.daysFromNow(3, 10);
    var request =
        """
        {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "COHORT"}}
        """
            .formatted(offering, start);
    tandem.createMentee().post(BOOKINGS_PATH, request).expectProblem(403);

    var booking =
        eventually()
            .until(() -> mentee.post(BOOKINGS_PATH, request), response -> response.status() == 201)
            .createdId();
    tandem.awaitStatus(booking, "CONFIRMED");
    tandem.clock().advanceTo(start.plus(Duration.ofHours(1)));
    mentor.post(BOOKINGS_PATH + "/" + booking + "/completion", "").expectStatus(200);

    eventually()
        .until(() ->
            tandem
                .operator()
                .getJson("/api/billing/cohorts/" + cohort + "/metrics")
                .toString()
                .contains("6000"));
    tandem.assertLedgerBalances();
  }

  private String openCohort() {
    var today = tandem.clock().now().toString().substring(0, 10);
    return tandem
        .operator()
        .post(
            "/api/members/cohorts",
            """
            {"name": "Spring into back end", "topics": ["Java"], "startsOn": "%s",
             "endsOn": "%s", "capacity": 20}
            """
                .formatted(today, tandem.daysFromNow(90, 0).toString().substring(0, 10)))
        .createdId();
  }

  private void enrol(String cohort, ApiUser member, String role) {
    tandem
        .operator()
        .post(
            "/api/members/cohorts/" + cohort + "/enrolments",
            "{\"memberId\": \"%s\", \"role\": \"%s\", \"capacity\": 1}"
                .formatted(member.id(), role))
        .expectStatus(201);
  }

  private static ApiResponse submitChoices(
      ApiUser mentee, String path, ApiUser first, ApiUser second) {
    return mentee.put(
        path + "/choices", "{\"mentorIds\": [\"%s\", \"%s\"]}".formatted(first.id(), second.id()));
  }
}
