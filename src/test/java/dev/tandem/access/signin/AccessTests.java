package dev.tandem.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
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
import dev.tandem.access.identity.Admission;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class AccessTests {

  private static final String PASSWORD = "a long password";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired AdmissionListener admissions;
  @Autowired ApplicationContext context;

  UUID ada;
  String username;

  @BeforeEach
  void admitMenteeWithPassword() throws Exception {
    ada = admitMember(Role.MENTEE);
    username = "ada-" + ada;
    setCredentials(ada, username, PASSWORD).andExpect(status().isOk());
  }

  @Test
  void startsWithoutTheOtherModules() {
    assertThat(context.getBeanDefinitionNames())
        .noneMatch(it -> it.matches("(billing|scheduling|members|recommendations|portal)Schema"));
  }

  @Test
  void asksTheApiCallerToSignInWithAProblem() throws Exception {
    mvc.perform(get("/api/access/audit"))
        .andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(header().stringValues("WWW-Authenticate", hasItem(startsWith("Basic"))))
        .andExpect(header().stringValues("WWW-Authenticate", hasItem(startsWith("Bearer"))))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void answersAnUnknownUsernameLikeAWrongPassword() throws Exception {
    var wrong = unauthorizedBody(httpBasic(username, "wrong"));
    var unknown = unauthorizedBody(httpBasic("nobody-at-all", "wrong"));
    var absurd = unauthorizedBody(httpBasic("no\u0000body", "wr\u0000ng"));

    assertThat(unknown).isEqualTo(wrong).isEqualTo(absurd);
  }

  @Test
  void rejectsACallerWithoutTheRoleWithAProblem() throws Exception {
    mvc.perform(get("/api/access/audit").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isForbidden())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
  }

  @Test
  void issuesATokenForAPasswordButNotForAToken() throws Exception {
    var token = issueToken(httpBasic(username, PASSWORD), "");

    mvc.perform(post("/api/access/tokens").header("Authorization", "Bearer " + token))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("password")));
    mvc.perform(get("/api/access/audit").header("Authorization", "Bearer " + token))
        .andExpect(status().isForbidden());
  }

  @Test
  void rejectsAForgedToken() throws Exception {
    var token = issueToken(httpBasic(username, PASSWORD), "");
    var parts = token.split("\\.");
    var other = issueToken(operatorWithPassword(), "").split("\\.");

    for (var forged :
        new String[] {
          parts[0] + "." + other[1] + "." + parts[2], parts[0] + "." + parts[1] + ".", "x"
        }) {
      mvc.perform(get("/api/access/audit").header("Authorization", "Bearer " + forged))
          .andExpect(status().isUnauthorized())
          .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
          .andExpect(
              header().stringValues("WWW-Authenticate", hasItem(containsString("invalid_token"))));
    }
  }

  @Test
  void letsAnOperatorActForAMemberAndRecordsIt() throws Exception {
    var operator = operatorWithPassword();
    var token = issueToken(operator, "{\"memberId\": \"%s\"}".formatted(ada));

    var claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(JsonPath.<String>read(claims, "$.sub")).isEqualTo(ada.toString());
    assertThat(JsonPath.<String>read(claims, "$.act.sub")).isNotEqualTo(ada.toString());
    mvc.perform(get("/api/access/audit").with(operator))
        .andExpect(
            jsonPath("$.items[?(@.action == 'token on behalf')].subject", hasItem(ada.toString())));
  }

  @Test
  void letsNoOneElseActForAMember() throws Exception {
    var other = admitMember(Role.MENTOR);

    mvc.perform(
            post("/api/access/tokens")
                .with(httpBasic(username, PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"memberId\": \"%s\"}".formatted(other)))
        .andExpect(status().isForbidden());
  }

  @Test
  void rejectsTheOldPasswordAsSoonAsANewOneIsSet() throws Exception {
    issueToken(httpBasic(username, PASSWORD), "");
    setCredentials(ada, username, "another password").andExpect(status().isOk());

    unauthorizedBody(httpBasic(username, PASSWORD));
    issueToken(httpBasic(username, "another password"), "");
  }

  @Test
  void rejectsADisabledSignIn() throws Exception {
    issueToken(httpBasic(username, PASSWORD), "");
    mvc.perform(
            put("/api/access/sign-ins/" + ada + "/enabled")
                .with(LoggedInAs.operator())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"enabled\": false}"))
        .andExpect(jsonPath("$.enabled").value(false));

    unauthorizedBody(httpBasic(username, PASSWORD));
  }

  @Test
  void refusesATokenItRemembersAsSoonAsItsMemberHasAnotherPasswordOrIsDisabled() throws Exception {
    var token = issueToken(httpBasic(username, PASSWORD), "");
    useToken(token).andExpect(status().isForbidden());
    useToken(token).andExpect(status().isForbidden());
    setCredentials(ada, username, "another password").andExpect(status().isOk());
    useToken(token).andExpect(status().isUnauthorized());

    var next = issueToken(httpBasic(username, "another password"), "");
    useToken(next).andExpect(status().isForbidden());
    mvc.perform(
        put("/api/access/sign-ins/" + ada + "/enabled")
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"enabled\": false}"));
    useToken(next).andExpect(status().isUnauthorized());
  }

  @Test
  void locksOutAfterTooManyWrongPasswords() throws Exception {
    for (int i = 0; i < 10; i++) {
      unauthorizedBody(httpBasic(username, "guess " + i));
    }

    mvc.perform(get("/api/access/audit").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().exists("Retry-After"))
        .andExpect(jsonPath("$.detail", containsString("Too many wrong passwords")));
  }

  @Test
  void keepsTheRolesOfAMemberWhoIsAdmittedAgain() throws Exception {
    admissions.on(admission(ada, Role.MENTOR));
    admissions.on(admission(ada, Role.MENTOR));
    awaitRole(Role.MENTOR);

    mvc.perform(get("/api/access/sign-ins/" + ada).with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.roles", containsInAnyOrder("MENTEE", "MENTOR")))
        .andExpect(jsonPath("$.username").value(username));
    issueToken(httpBasic(username, PASSWORD), "");
  }

  @Test
  void rejectsAChangeThatIsBasedOnAnOlderVersion() {
    var before = signIns.findById(new MemberId(ada)).orElseThrow();
    admissions.on(admission(ada, Role.MENTOR));
    awaitRole(Role.MENTOR);

    assertThatExceptionOfType(OptimisticLockingFailureException.class)
        .isThrownBy(() -> signIns.save(before.withEnabled(false)));
  }

  @Test
  void rejectsWeakPasswordsTakenNamesAndUnknownMembers() throws Exception {
    var other = admitMember(Role.MENTEE);

    setCredentials(other, "short-" + other, "short").andExpect(status().isUnprocessableContent());
    setCredentials(other, username, PASSWORD).andExpect(status().isConflict());
    setCredentials(other, "no spaces", PASSWORD).andExpect(status().isUnprocessableContent());
    setCredentials(UUID.randomUUID(), "someone", PASSWORD).andExpect(status().isNotFound());
  }

  @Test
  void returnsToTheRequestedPageAfterSignIn() throws Exception {
    mvc.perform(get("/access/password?why=because"))
        .andExpect(redirectedUrl("/access/sign-in?continue=%2Faccess%2Fpassword%3Fwhy%3Dbecause"));
    mvc.perform(signInForm(PASSWORD).param("continue", "/access/password?why=because"))
        .andExpect(redirectedUrl("/access/password?why=because"));
    for (var other :
        new String[] {"//evil.example", "/../x", "/a/../../x", "/%2e%2e/x", "/%zz", "/a/./b"}) {
      mvc.perform(signInForm(PASSWORD).param("continue", other)).andExpect(redirectedUrl("/"));
    }
    mvc.perform(signInForm(PASSWORD).param("continue", "/portal/mentors?q=a|b&x=../y"))
        .andExpect(redirectedUrl("/portal/mentors?q=a|b&x=../y"));
    mvc.perform(signInForm("wrong").param("continue", "/access/password"))
        .andExpect(redirectedUrl("/access/sign-in?failed&continue=%2Faccess%2Fpassword"));
  }

  @Test
  void aFormSentAfterTheSessionEndedSaysSoAndKeepsWhatWasTyped() throws Exception {
    mvc.perform(post("/members/profile/mentee").with(csrf()).header("HX-Request", "true"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().doesNotExist("HX-Redirect"))
        .andExpect(content().string(containsString("what you typed is still here")))
        .andExpect(content().string(containsString("Sign in in another tab")));
  }

  @Test
  void redirectsHtmxToTheSignInPage() throws Exception {
    mvc.perform(
            get("/scheduling/fragments/upcoming")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/scheduling/sessions"))
        .andExpect(status().isUnauthorized())
        .andExpect(
            header().string("HX-Redirect", "/access/sign-in?continue=%2Fscheduling%2Fsessions"));
  }

  @Test
  void showsASignInFormWithACsrfToken() throws Exception {
    mvc.perform(get("/access/sign-in"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"_csrf\"")));
  }

  @Test
  void explainsAMissingCsrfToken() throws Exception {
    mvc.perform(post("/access/password").with(LoggedInAs.mentee(ada)))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("open for too long")));
  }

  @Test
  void changesTheOwnPasswordAndEndsOtherSessions() throws Exception {
    var here = signedInSession();
    var elsewhere = signedInSession();
    mvc.perform(passwordForm("wrong").session(here))
        .andExpect(content().string(containsString("current password is wrong")));
    mvc.perform(passwordForm(PASSWORD).session(here))
        .andExpect(redirectedUrl("/access/sign-in?changed"));

    mvc.perform(get("/access/password").session(elsewhere))
        .andExpect(redirectedUrl("/access/sign-in?continue=%2Faccess%2Fpassword"));
  }

  private UUID admitMember(Role role) {
    var id = UUID.randomUUID();
    admissions.on(admission(id, role));
    await().until(() -> signIns.existsById(new MemberId(id)));
    return id;
  }

  private void awaitRole(Role role) {
    await().until(() -> signIns.findById(new MemberId(ada)).orElseThrow().roles().contains(role));
  }

  private static Admission admission(UUID id, Role role) {
    return new MemberAdmitted(EventMetadata.about(id, 1, Instant.EPOCH), id, role);
  }

  private RequestPostProcessor operatorWithPassword() throws Exception {
    var id = admitMember(Role.OPERATOR);
    setCredentials(id, "op-" + id, PASSWORD).andExpect(status().isOk());
    return httpBasic("op-" + id, PASSWORD);
  }

  private ResultActions setCredentials(UUID member, String username, String password)
      throws Exception {
    return mvc.perform(
        put("/api/access/sign-ins/" + member)
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password)));
  }

  private String unauthorizedBody(RequestPostProcessor caller) throws Exception {
    return mvc.perform(get("/api/access/audit").with(caller))
        .andExpect(status().isUnauthorized())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** Forbidden when the token is accepted: its member is no operator. */
  private ResultActions useToken(String token) throws Exception {
    return mvc.perform(get("/api/access/audit").header("Authorization", "Bearer " + token));
  }

  private String issueToken(RequestPostProcessor caller, String body) throws Exception {
    var answer =
        mvc.perform(
                post("/api/access/tokens")
                    .with(caller)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(answer, "$.accessToken");
  }

  private MockHttpServletRequestBuilder signInForm(String password) {
    return post("/access/sign-in")
        .with(csrf())
        .param("username", username)
        .param("password", password);
  }

  private MockHttpServletRequestBuilder passwordForm(String current) {
    return post("/access/password")
        .with(csrf())
        .param("current", current)
        .param("next", "a newer password")
        .param("again", "a newer password");
  }

  private MockHttpSession signedInSession() throws Exception {
    var session = mvc.perform(signInForm(PASSWORD)).andReturn().getRequest().getSession();
    return (MockHttpSession) Objects.requireNonNull(session);
  }

  record MemberAdmitted(EventMetadata meta, UUID memberId, Role role) implements Admission {}
}
