package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

abstract class SignInScenarios {

  private final TandemClient tandem;

  SignInScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aTokenIdentifiesTheUser() {
    var me = tandem.operator().getJson("/api/members/me");
    assertThat(me.get("roles").valueStream().map(JsonNode::asString)).contains("OPERATOR");

    var mentee = tandem.createMentee();
    var profile = mentee.getJson("/api/members/me");
    assertThat(profile.get("id").asString()).isEqualTo(mentee.id());
    assertThat(profile.get("name").asString()).isEqualTo("Mia Lindqvist");
  }

  @Test
  void missingAndInvalidCredentialsAreProblems() {
    var path = "/api/scheduling/bookings";
    tandem.anonymous().get(path).expectProblem(401);
    tandem.anonymous().withPassword("operator", "a guess").get(path).expectProblem(401);
    tandem.anonymous().withToken("", "not.a.token").get(path).expectProblem(401);
    var mentee = tandem.createMentee();
    var forged = mentee.authorization().substring(7, mentee.authorization().length() - 4) + "AAAA";
    tandem.anonymous().withToken("", forged).get(path).expectProblem(401);
    assertThat(tandem.anonymous().withToken("", forged).get("/api/billing/packs").status())
        .isEqualTo(401);
  }

  @Test
  void aMenteeMayNotUseTheOperatorsApi() {
    var mentee = tandem.createMentee();
    mentee.get("/api/billing/trial-balance").expectProblem(403);
    mentee.get("/api/eventing/subscriptions").expectProblem(403);
    mentee.post("/api/members/cohorts", "{}").expectProblem(403);
    mentee.post("/api/scheduling/offerings", "{}").expectProblem(403);
    mentee
        .post("/api/access/tokens", "{\"memberId\": \"" + TandemClient.randomId() + "\"}")
        .expectProblem(403);
  }

  @Test
  void aMemberSignsInThroughTheFormUntilAnOperatorDisablesTheSignIn() {
    var mentee = tandem.createMentee();
    var path = "/api/access/sign-ins/" + mentee.id();
    var name = "mia-" + mentee.id().substring(24);
    var credentials = "{\"username\": \"%s\", \"password\": \"a long one\"}".formatted(name);
    tandem.operator().put(path, credentials).expectStatus(200);

    var browser = tandem.anonymous().signInByForm(name, "a long one");
    assertThat(browser.get("/scheduling/sessions").expectStatus(200).text()).contains("<h1");
    assertThat(browser.get("/billing/invoices").expectStatus(200).text()).contains("<h1");

    tandem.operator().put(path + "/enabled", "{\"enabled\": false}").expectStatus(200);
    assertThat(browser.get("/scheduling/sessions").status()).isEqualTo(302);
    assertThat(browser.get("/billing/invoices").status()).isEqualTo(302);
    assertThat(tandem.anonymous().signInByForm(name, "a long one").get("/").status())
        .isEqualTo(302);
  }
}
