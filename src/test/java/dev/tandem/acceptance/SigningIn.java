package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

interface SigningIn extends Chapter {

  @Test
  default void aPasswordIsTradedForATokenThatSaysWhoOneIs() {
    var me = tandem().operator().see("/api/members/me");
    assertThat(me.get("roles").valueStream().map(it -> it.asString())).contains("OPERATOR");

    var mentee = tandem().mentee();
    var her = mentee.see("/api/members/me");
    assertThat(her.get("id").asString()).isEqualTo(mentee.id());
    assertThat(her.get("name").asString()).isEqualTo("Mia Lindqvist");
  }

  @Test
  default void noProofAndFalseProofAreAnsweredInWords() {
    var path = "/api/scheduling/bookings";
    tandem().stranger().get(path).problem(401);
    tandem().stranger().withPassword("operator", "a guess").get(path).problem(401);
    tandem().stranger().withToken("", "not.a.token").get(path).problem(401);
    var mentee = tandem().mentee();
    var forged = mentee.authorization().substring(7, mentee.authorization().length() - 4) + "AAAA";
    tandem().stranger().withToken("", forged).get(path).problem(401);
    assertThat(tandem().stranger().withToken("", forged).get("/api/billing/packs").status())
        .isEqualTo(401);
  }

  @Test
  default void aMenteesTokenOpensNoOperatorsDoor() {
    var mentee = tandem().mentee();
    mentee.get("/api/billing/trial-balance").problem(403);
    mentee.get("/api/eventing/subscriptions").problem(403);
    mentee.post("/api/members/cohorts", "{}").problem(403);
    mentee.post("/api/scheduling/offerings", "{}").problem(403);
    mentee
        .post("/api/access/tokens", "{\"memberId\": \"" + Platform.unknownId() + "\"}")
        .problem(403);
  }

  @Test
  default void aMemberSignsInByTheFormUntilAnOperatorKeepsThemOut() {
    var mentee = tandem().mentee();
    var path = "/api/access/sign-ins/" + mentee.id();
    var name = "mia-" + mentee.id().substring(24);
    var given = "{\"username\": \"%s\", \"password\": \"a long one\"}".formatted(name);
    tandem().operator().put(path, given).expect(200);

    var browser = tandem().stranger().signedIn(name, "a long one");
    assertThat(browser.get("/scheduling/sessions").expect(200).text()).contains("<h1");
    assertThat(browser.get("/billing/invoices").expect(200).text()).contains("<h1");

    tandem().operator().put(path + "/enabled", "{\"enabled\": false}").expect(200);
    assertThat(browser.get("/scheduling/sessions").status()).isEqualTo(302);
    assertThat(browser.get("/billing/invoices").status()).isEqualTo(302);
    assertThat(tandem().stranger().signedIn(name, "a long one").get("/").status()).isEqualTo(302);
  }
}
