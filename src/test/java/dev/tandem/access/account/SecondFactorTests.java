package dev.tandem.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bastiaanjansen.otp.HOTPGenerator;
import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SecondFactorChanged;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class SecondFactorTests {

  private static final String PASSWORD = "a long password";
  private static final String PAGE = "/access/second-factor";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired JdbcClient jdbc;

  AccountFixture pages;
  final UUID ada = UUID.randomUUID();
  final String username = "ada-" + ada;
  MockHttpSession session;
  long confirmedAt;

  @BeforeEach
  void aMenteeWhoIsSignedIn() throws Exception {
    pages = AccountFixture.of(mvc);
    signIns.admit(new MemberId(ada), Role.MENTEE);
    pages.setCredentials(ada, username, PASSWORD);
    session = AccountFixture.session(pages.signIn(username, PASSWORD));
  }

  @Test
  void isSetUpWithThePasswordAndACodeOfTheApp(AssertablePublishedEvents events) throws Exception {
    var elsewhere = AccountFixture.session(pages.signIn(username, PASSWORD));
    pages
        .postPage(PAGE + "/setup", session, "password", "wrong")
        .andExpect(content().string(containsString("current password is wrong")));
    pages.postPage(PAGE + "/setup", session, "password", PASSWORD).andExpect(redirectedUrl(PAGE));
    var secret = shownSecret();
    pages
        .postPage(PAGE + "/confirmation", session, "code", "000000")
        .andExpect(
            content().string(allOf(containsString("This code is wrong"), containsString("<svg"))));
    assertThat(codesShown(secret)).hasSize(10).doesNotHaveDuplicates();

    mvc.perform(get(PAGE).session(session))
        .andExpect(content().string(allOf(containsString("It is on"), containsString("10 of 10"))))
        .andExpect(content().string(not(containsString("<svg"))));
    mvc.perform(get(PAGE).session(elsewhere)).andExpect(redirectedUrlPattern("/access/sign-in?*"));
    assertThat(
            events
                .ofType(SecondFactorChanged.class)
                .matching(it -> it.memberId().equals(ada) && it.required()))
        .hasSize(1);
  }

  @Test
  void isAskedForAfterThePasswordAndEachCodeCountsOnce() throws Exception {
    var secret = turnOn();
    var pending = passwordTyped();
    mvc.perform(get("/access/sessions").session(pending))
        .andExpect(redirectedUrlPattern("/access/sign-in?*"));
    mvc.perform(get("/access/sign-in/code").session(pending))
        .andExpect(content().string(containsString("one-time-code")));
    pages
        .enterCode(pending, code(secret, 0))
        .andExpect(content().string(containsString("was used before")));
    var before = pending.getId();
    pages.enterCode(pending, code(secret, 1)).andExpect(redirectedUrl("/"));

    assertThat(pending.getId()).isNotEqualTo(before);
    mvc.perform(get("/access/sessions").session(pending)).andExpect(status().isOk());
    pages
        .enterCode(passwordTyped(), code(secret, 1))
        .andExpect(content().string(containsString("was used before")));
  }

  @Test
  void aRecoveryCodeReplacesTheAppOnce() throws Exception {
    var codes = codesShown(setUp());
    pages.enterCode(passwordTyped(), codes.get(3)).andExpect(redirectedUrl("/"));
    pages
        .enterCode(passwordTyped(), codes.get(3))
        .andExpect(content().string(containsString("This code is wrong")));
    mvc.perform(get(PAGE).session(session)).andExpect(content().string(containsString("9 of 10")));

    var renewed =
        codesIn(
            pages
                .postPage(PAGE + "/recovery-codes", session, "password", PASSWORD)
                .andReturn()
                .getResponse()
                .getContentAsString());
    pages
        .enterCode(passwordTyped(), codes.get(4))
        .andExpect(content().string(containsString("This code is wrong")));
    pages.enterCode(passwordTyped(), renewed.get(4)).andExpect(redirectedUrl("/"));
  }

  @Test
  void wrongCodesArePausedAlsoForTheRightOne() throws Exception {
    var secret = turnOn();
    var pending = passwordTyped();
    for (int i = 0; i < 10; i++) {
      pages.enterCode(pending, "00000" + i);
    }

    pages
        .enterCode(pending, code(secret, 1))
        .andExpect(content().string(containsString("Too many attempts")));
  }

  @Test
  void aCodeWithoutThePasswordBeforeItIsNothing() throws Exception {
    var secret = turnOn();

    pages
        .enterCode(new MockHttpSession(), code(secret, 1))
        .andExpect(redirectedUrl("/access/sign-in?over&continue=%2F"));
    var pending = passwordTyped();
    pages.setCredentials(ada, username, "another password");
    pages
        .enterCode(pending, code(secret, 1))
        .andExpect(redirectedUrl("/access/sign-in?over&continue=%2F"));
  }

  @Test
  void aProgramNeedsABearerTokenForWhichItSendsACode() throws Exception {
    var secret = turnOn();
    mvc.perform(
            get("/api/access/audit")
                .with(httpBasic(username, PASSWORD))
                .header("One-Time-Code", code(secret, 1)))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("POST /api/access/tokens")));
    mvc.perform(post("/api/access/tokens").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("One-Time-Code")));
    mvc.perform(
            post("/api/access/tokens")
                .with(httpBasic(username, PASSWORD))
                .header("One-Time-Code", "000000"))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("wrong")));
    mvc.perform(get("/api/access/audit").with(httpBasic(username, "wrong")))
        .andExpect(jsonPath("$.detail", containsString("username or password")));

    mvc.perform(
            post("/api/access/tokens")
                .with(httpBasic(username, PASSWORD))
                .header("One-Time-Code", code(secret, 1)))
        .andExpect(status().isCreated());
    mvc.perform(
            post("/api/access/tokens")
                .with(httpBasic(username, PASSWORD))
                .header("One-Time-Code", code(secret, 1)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void isTurnedOffWithThePassword(AssertablePublishedEvents events) throws Exception {
    turnOn();
    pages
        .postPage(PAGE + "/off", session, "password", "wrong")
        .andExpect(content().string(containsString("current password is wrong")));
    pages.postPage(PAGE + "/off", session, "password", PASSWORD).andExpect(redirectedUrl(PAGE));

    pages.signIn(username, PASSWORD).andExpect(redirectedUrl("/"));
    assertThat(
            events
                .ofType(SecondFactorChanged.class)
                .matching(it -> it.memberId().equals(ada) && !it.required()))
        .hasSize(1);
  }

  @Test
  void anOperatorTurnsItOffForWhoLostThePhone() throws Exception {
    turnOn();
    var off = "/access/fragments/sign-ins/" + ada + "/second-factor-off";
    mvc.perform(post(off).with(LoggedInAs.mentee(ada)).with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(post(off).with(LoggedInAs.operator()).with(csrf()))
        .andExpect(content().string(containsString("The second factor is off")));

    pages.signIn(username, PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void neitherSecretsNorRecoveryCodesStandReadableInATable() throws Exception {
    var secret = setUp();
    var codes = codesShown(secret);
    var rows =
        List.of(
                "access.second_factor",
                "access.recovery_code",
                "access.security_event",
                "access.audit")
            .stream()
            .flatMap(table ->
                jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream())
            .toList();

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
    assertThat(rows)
        .noneMatch(row ->
            codes.stream()
                .anyMatch(code -> row.contains(code) || row.contains(code.replace("-", ""))));
  }

  private MockHttpSession passwordTyped() throws Exception {
    return AccountFixture.session(
        pages
            .signIn(username, PASSWORD)
            .andExpect(redirectedUrl("/access/sign-in/code?continue=%2F")));
  }

  private String turnOn() throws Exception {
    var secret = setUp();
    codesShown(secret);
    return secret;
  }

  private String setUp() throws Exception {
    pages.postPage(PAGE + "/setup", session, "password", PASSWORD).andExpect(redirectedUrl(PAGE));
    return shownSecret();
  }

  private String shownSecret() throws Exception {
    var html =
        mvc.perform(get(PAGE).session(session)).andReturn().getResponse().getContentAsString();
    return html.replaceFirst("(?s).*<code>([A-Z2-7 ]+)</code>.*", "$1").replace(" ", "");
  }

  private List<String> codesShown(String secret) throws Exception {
    confirmedAt = currentStep();
    return codesIn(
        pages
            .postPage(PAGE + "/confirmation", session, "code", code(secret, 0))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private static List<String> codesIn(String html) {
    return Pattern.compile("<code>([0-9A-Z-]{14})</code>")
        .matcher(html)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  /**
   * @param steps after the code that confirmed the setup, however long ago that is
   */
  private String code(String secret, int steps) {
    return codeAt(secret, confirmedAt + steps);
  }

  static String codeAt(String secret, long step) {
    return new HOTPGenerator.Builder(secret).build().generate(step);
  }

  static long currentStep() {
    return Math.floorDiv(Instant.now().getEpochSecond(), 30);
  }
}
