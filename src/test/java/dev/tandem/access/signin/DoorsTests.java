package dev.tandem.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignInEnded;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEvents.TypedPublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a closed sign-in or a new password closes, and what is noticed of attempts. */
@ModuleTest
class DoorsTests {

  private static final String PASSWORD = "a long password";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired JdbcClient jdbc;
  @Autowired MeterRegistry meters;

  UUID ada;
  String username;

  @BeforeEach
  void aMenteeWithAPassword() throws Exception {
    ada = UUID.randomUUID();
    signIns.admit(new MemberId(ada), Role.MENTEE);
    username = "ada-" + ada;
    setPassword(ada, username, PASSWORD).andExpect(status().isOk());
  }

  @Test
  void closingASignInEndsSessionsAndTokensForGood() throws Exception {
    var session = signIn();
    var token = token(httpBasic(username, PASSWORD), "");
    setEnabled(false);
    assertThat(statusWith(token)).isEqualTo(401);
    setEnabled(true);

    assertThat(statusWith(token)).isEqualTo(401);
    mvc.perform(get("/access/password").session(session))
        .andExpect(redirectedUrl("/access/sign-in?continue=%2Faccess%2Fpassword"));
    assertThat(statusWith(token(httpBasic(username, PASSWORD), ""))).isEqualTo(403);
  }

  @Test
  void otherModulesLearnThatWhatWasOpenIsOver(AssertablePublishedEvents events) throws Exception {
    long before = version();
    setEnabled(false);

    assertThat(endingsSince(before, events)).hasSize(1);
  }

  @Test
  void openingAnOpenSignInEndsNothing(AssertablePublishedEvents events) throws Exception {
    var token = token(httpBasic(username, PASSWORD), "");
    long before = version();
    setEnabled(true);

    assertThat(statusWith(token)).isEqualTo(403);
    assertThat(endingsSince(before, events)).isEmpty();
  }

  @Test
  void aNewPasswordEndsTokens() throws Exception {
    var token = token(httpBasic(username, PASSWORD), "");
    setPassword(ada, username, "another password").andExpect(status().isOk());

    assertThat(statusWith(token)).isEqualTo(401);
  }

  @Test
  void anOperatorsTokenForAMemberEndsWithTheOperator() throws Exception {
    var operator = UUID.randomUUID();
    signIns.admit(new MemberId(operator), Role.OPERATOR);
    setPassword(operator, "op-" + operator, PASSWORD);
    var token =
        token(httpBasic("op-" + operator, PASSWORD), "{\"memberId\": \"%s\"}".formatted(ada));
    assertThat(statusWith(token)).isEqualTo(403);
    setPassword(operator, "op-" + operator, "another password");

    assertThat(statusWith(token)).isEqualTo(401);
  }

  @Test
  void membersSeeAndEndTheirSessions() throws Exception {
    var here = signIn();
    var elsewhere = signIn();
    var other = Objects.requireNonNull(MemberSessions.idOf(elsewhere));
    mvc.perform(get("/access/sessions").session(here))
        .andExpect(content().string(containsString("this browser")))
        .andExpect(content().string(containsString("/access/sessions/" + other + "/end")));

    mvc.perform(
            post("/access/sessions/" + other + "/end")
                .with(LoggedInAs.mentee(UUID.randomUUID()))
                .with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(post("/access/sessions/" + other + "/end").session(here).with(csrf()))
        .andExpect(redirectedUrl("/access/sessions"));

    mvc.perform(get("/access/sessions").session(elsewhere))
        .andExpect(redirectedUrl("/access/sign-in?continue=%2Faccess%2Fsessions"));
    mvc.perform(get("/access/sessions").session(here))
        .andExpect(content().string(not(containsString(other.toString()))));
  }

  @Test
  void aSessionEndsWhenItIsTooOldHoweverMuchItIsUsed() throws Exception {
    var session = signIn();
    mvc.perform(get("/access/sessions").session(session)).andExpect(status().isOk());
    jdbc.sql("update access.member_session set ends_at = now() - interval '1 second' where id = ?")
        .param(MemberSessions.idOf(session))
        .update();

    mvc.perform(get("/access/sessions").session(session))
        .andExpect(redirectedUrl("/access/sign-in?continue=%2Faccess%2Fsessions"));
  }

  @Test
  void signingOutEndsTheSessionInEveryProcess() throws Exception {
    var session = signIn();
    var id = MemberSessions.idOf(session);
    mvc.perform(post("/access/sign-out").session(session).secure(true).with(csrf()))
        .andExpect(redirectedUrl("/access/sign-in?out"))
        .andExpect(header().string("Clear-Site-Data", "\"cache\", \"storage\""));

    assertThat(
            jdbc.sql("select count(*) from access.member_session where id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aPasswordThatIsTooLongIsNoAttempt() throws Exception {
    for (int i = 0; i < 12; i++) {
      mvc.perform(get("/api/access/audit").with(httpBasic(username, "x".repeat(201))))
          .andExpect(status().isUnauthorized());
    }

    token(httpBasic(username, PASSWORD), "");
  }

  @Test
  void aPasswordThatAttackersTryFirstIsRefused() throws Exception {
    for (var common :
        new String[] {
          "password",
          "PassWord1",
          "        ",
          "11111111",
          "iloveyou1",
          "Tandem-2026",
          "mentor.mentee"
        }) {
      setPassword(ada, username, common)
          .andExpect(status().isUnprocessableContent())
          .andExpect(jsonPath("$.type").value("urn:tandem:problem:weak-password"));
    }
  }

  @Test
  void whatHappensAtTheDoorsIsCountedAndKeptWithoutSecrets() throws Exception {
    double before = count(SecurityEvent.WRONG_PASSWORD);
    for (int i = 0; i < 11; i++) {
      mvc.perform(get("/api/access/audit").with(httpBasic(username, "secret guess")));
    }
    mvc.perform(get("/api/access/audit").with(LoggedInAs.mentee(ada)));
    mvc.perform(post("/access/password").with(LoggedInAs.mentee(ada)));
    mvc.perform(get("/api/access/audit").header("Authorization", "Bearer forged"));

    assertThat(count(SecurityEvent.WRONG_PASSWORD)).isEqualTo(before + 10);
    for (var kind : new String[] {"WRONG_PASSWORD", "PAUSED", "REFUSED", "FORGED_FORM"}) {
      assertThat(subjectsOf(kind)).as(kind).contains(ada.toString());
    }
    mvc.perform(post("/api/billing/webhooks/anyone").content("{}"));

    assertThat(count(SecurityEvent.BAD_TOKEN)).isPositive();
    assertThat(count(SecurityEvent.BAD_WEBHOOK)).isPositive();
  }

  @Test
  void anotherSitesPageCannotUseABrowsersPasswordForTheApi() throws Exception {
    for (var site : new String[] {"cross-site", "same-site"}) {
      mvc.perform(
              post("/api/access/tokens")
                  .header("Sec-Fetch-Site", site)
                  .with(httpBasic(username, PASSWORD)))
          .andExpect(status().isForbidden())
          .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }
    mvc.perform(
            post("/api/access/tokens")
                .header("Sec-Fetch-Site", "same-origin")
                .with(httpBasic(username, PASSWORD)))
        .andExpect(status().isCreated());
  }

  @Test
  void aCallerWithoutTheRoleLearnsNothingOfTheFields() throws Exception {
    for (var path : new String[] {"/api/access/sign-ins/" + ada, "/api/access/sign-ins/x"}) {
      mvc.perform(
              put(path)
                  .with(LoggedInAs.mentee(ada))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{"))
          .andExpect(status().isForbidden());
    }
    mvc.perform(
            post("/access/fragments/sign-ins/" + ada + "/enabled")
                .with(LoggedInAs.mentor(ada))
                .with(csrf()))
        .andExpect(status().isForbidden());
  }

  /** Of the kind, on all pages of the operators' list. */
  private List<String> subjectsOf(String kind) throws Exception {
    var subjects = new ArrayList<String>();
    for (int page = 0, last = 0; page <= last; page++) {
      var list =
          mvc.perform(
                  get("/api/access/security-events?size=100&page=" + page)
                      .with(LoggedInAs.operator()))
              .andExpect(content().string(not(containsString("secret guess"))))
              .andReturn()
              .getResponse()
              .getContentAsString();
      last = JsonPath.<Integer>read(list, "$.total") / 100;
      subjects.addAll(
          JsonPath.<List<String>>read(list, "$.items[?(@.kind == '%s')].subject".formatted(kind)));
    }
    return subjects;
  }

  private long version() {
    return signIns.findById(new MemberId(ada)).orElseThrow().version();
  }

  private TypedPublishedEvents<SignInEnded> endingsSince(
      long version, AssertablePublishedEvents events) {
    return events
        .ofType(SignInEnded.class)
        .matching(it -> it.memberId().equals(ada) && it.meta().version() > version);
  }

  private double count(SecurityEvent event) {
    return meters.counter("tandem.access.security.events", "kind", event.name()).count();
  }

  private ResultActions setPassword(UUID member, String username, String password)
      throws Exception {
    return mvc.perform(
        put("/api/access/sign-ins/" + member)
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password)));
  }

  private void setEnabled(boolean enabled) throws Exception {
    mvc.perform(
            put("/api/access/sign-ins/" + ada + "/enabled")
                .with(LoggedInAs.operator())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"enabled\": " + enabled + "}"))
        .andExpect(status().isOk());
  }

  private int statusWith(String token) throws Exception {
    return mvc.perform(get("/api/access/audit").header("Authorization", "Bearer " + token))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private String token(RequestPostProcessor caller, String body) throws Exception {
    var answer =
        mvc.perform(
                post("/api/access/tokens")
                    .with(caller)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andExpect(status().isCreated())
            .andReturn();
    return JsonPath.read(answer.getResponse().getContentAsString(), "$.accessToken");
  }

  private MockHttpSession signIn() throws Exception {
    var form =
        post("/access/sign-in")
            .with(csrf())
            .param("username", username)
            .param("password", PASSWORD);
    var session = mvc.perform(form).andReturn().getRequest().getSession();
    return (MockHttpSession) Objects.requireNonNull(session);
  }
}
