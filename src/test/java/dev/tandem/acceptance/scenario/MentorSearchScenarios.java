package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

abstract class MentorSearchScenarios {

  private final TandemClient tandem;

  MentorSearchScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void mentorsAreFoundBySkill() {
    var skill = "Falconry" + Math.abs(TandemClient.randomId().hashCode());
    var falconer = tandem.createMentor(skill, "Java");
    var mentee = tandem.createMentee();

    var found = mentee.getJson("/api/members/mentors?skill=" + skill);
    assertThat(found.get("total").asInt()).isEqualTo(1);
    var mentor = found.get("items").get(0);
    assertThat(mentor.get("id").asString()).isEqualTo(falconer.id());
    assertThat(mentor.get("headline").asString()).isEqualTo("Calm releases");
    assertThat(mentee.getJson("/api/members/mentors?skill=NoSuchSkill").get("total").asInt())
        .isZero();

    falconer.post("/api/members/mentors/" + falconer.id() + "/unlisting", "").expectStatus(200);
    assertThat(mentee.getJson("/api/members/mentors?skill=" + skill).get("total").asInt()).isZero();
    mentee.get("/api/members/mentors/" + falconer.id()).expectProblem(404);
  }

  @Test
  void everyRecommendationHasAReasonInWords() {
    var mentor = tandem.createMentor();
    tandem.createOffering(mentor);
    var mentee = tandem.createMentee();
    var path = "/api/recommendations/mentees/" + mentee.id() + "?limit=100";

    var items =
        eventually()
            .until(
                () -> mentee.getJson(path).get("items"),
                recommendations -> contains(recommendations, mentor));
    for (var recommended : items) {
      assertThat(recommended.get("reasons")).isNotEmpty();
      assertThat(recommended.get("reasons").get(0).asString()).contains(" ");
      assertThat(recommended.get("score").isNumber()).isTrue();
    }
    tandem.createMentee().get(path).expectProblem(404);
  }

  private static boolean contains(JsonNode recommendations, ApiUser mentor) {
    return recommendations
        .valueStream()
        .anyMatch(it -> it.get("mentorId").asString().equals(mentor.id()));
  }

  @Test
  void slotsRespectTheMentorsHoursAndNoticeAndAreShownInTheViewersZone() {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor, ", \"minimumNoticeHours\": 24");
    var path = "/api/scheduling/slots?size=100&zone=Asia/Kathmandu&offering=" + offering;

    var slots = tandem.createMentee().getJson(path).get("items");

    assertThat(slots).isNotEmpty();
    for (var slot : slots) {
      var start = Instant.parse(slot.get("startsAt").asString());
      assertThat(start).isAfterOrEqualTo(tandem.clock().now().plus(Duration.ofHours(23)));
      assertThat(start.atOffset(ZoneOffset.UTC).getHour()).isBetween(6, 21);
      var local = OffsetDateTime.parse(slot.get("localStart").asString());
      assertThat(local.toInstant()).isEqualTo(start);
      assertThat(local.getOffset().getId()).isEqualTo("+05:45");
    }
  }

  @Test
  void timeOffRemovesTheSlotsAtOnce() {
    var mentor = tandem.createMentor();
    var offering = tandem.createOffering(mentor);
    var day = tandem.daysFromNow(3, 0);
    var path =
        "/api/scheduling/slots?offering=%s&from=%s&to=%s"
            .formatted(offering, day, day.plus(Duration.ofDays(1)));
    var mentee = tandem.createMentee();
    assertThat(mentee.getJson(path).get("total").asInt()).isPositive();

    var date = day.toString().substring(0, 10);
    var rules =
        """
        {"zone": "UTC", "weekly": [{"day": "MONDAY", "start": "06:00", "end": "24:00"}],
         "timeOff": [{"from": "%s", "to": "%s"}]}
        """
            .formatted(date, date);
    mentor.put("/api/scheduling/mentors/" + mentor.id() + "/availability", rules).expectStatus(200);

    eventually().until(() -> mentee.getJson(path).get("total").asInt() == 0);
  }
}
