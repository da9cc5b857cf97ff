package dev.tandem.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.PasswordChanged;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.access.identity.events.SignInEnded;
import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.Links;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIn;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;

/** Sign-up, invitation and a new password by links. */
@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class AccountLinkTests {

  private static final String PASSWORD = "a long password";
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired MockMvc mvc;
  @Autowired Links links;
  @Autowired SignIns signIns;
  @Autowired JdbcClient jdbc;

  AccountFixture pages;
  final String username = "ada-" + UUID.randomUUID();
  final UUID contact = UUID.randomUUID();

  @BeforeEach
  void aBrowser() {
    pages = AccountFixture.of(mvc);
  }

  @Test
  void followingALinkChangesNothing() throws Exception {
    var token = signUp();
    for (int i = 0; i < 3; i++) {
      mvc.perform(get("/access/welcome").param("token", token))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("autocomplete=\"new-password\"")));
    }

    pages.openAccount(token, username, PASSWORD).andExpect(status().is3xxRedirection());
  }

  @Test
  void whoSignsUpIsSignedInAndGoesOnToSayWhoTheyAre(AssertablePublishedEvents events)
      throws Exception {
    var answer = pages.openAccount(signUp(), username, PASSWORD);
    answer.andExpect(redirectedUrl("/"));

    var member = member();
    assertThat(events.ofType(SignInCreated.class).matching(it -> contact.equals(it.contactId())))
        .hasSize(1)
        .first()
        .matches(it -> it.memberId().equals(member.memberId().value()) && it.role() == Role.MENTEE);
    var joining = joiningOf(AccountFixture.session(answer));
    assertThat(joining.subject()).isEqualTo(member.memberId().value());
    assertThat(joining.claim(Link.ROLE)).contains("MENTEE");
  }

  @Test
  void whoIsAdmittedMeanwhileHasTheRoleWithTheNextRequest() throws Exception {
    var session = AccountFixture.session(pages.openAccount(signUp(), username, PASSWORD));
    signIns.admit(member().memberId(), Role.MENTEE);

    mvc.perform(get("/access/fragments/joining").session(session))
        .andExpect(header().string("HX-Redirect", "/"))
        .andExpect(content().string(not(containsString("token="))));
  }

  @Test
  void aLinkIsAcceptedOnceAlsoByManyAtATime() throws Exception {
    var token = signUp();
    try (var executor = Executors.newFixedThreadPool(4)) {
      var attempts =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      AccountFixture.of(mvc)
                          .openAccount(token, username + i, PASSWORD)
                          .andReturn()
                          .getResponse()
                          .getStatus())
              .toList();
      var answers =
          executor.invokeAll(attempts).stream()
              .map(it -> it.resultNow())
              .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
      assertThat(answers).isEqualTo(Map.of(302, 1L, 422, 7L));
    }
    mvc.perform(get("/access/welcome").param("token", token))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("used already")));
  }

  /** Who asks twice gets two links. */
  @Test
  void anAddressBeginsOneAccountHoweverManyLinksWereSentThere() throws Exception {
    var first = signUp();
    var invited = invite(UUID.randomUUID(), "MENTOR");
    var late = links.issue(LinkPurpose.SIGN_UP, contact, HOUR.multipliedBy(2), Map.of());
    pages.openAccount(first, username, PASSWORD).andExpect(redirectedUrl("/"));

    for (var token : List.of(invited, late)) {
      mvc.perform(get("/access/welcome").param("token", token))
          .andExpect(status().isUnprocessableContent());
      pages
          .openAccount(token, username + "-2", PASSWORD)
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(containsString("used already")));
    }
    assertThat(signIns.findByUsername(username + "-2")).isEmpty();
  }

  @Test
  void aRefusedPasswordOrUsernameLeavesTheLinkUsable() throws Exception {
    var other = "taken-" + UUID.randomUUID();
    pages.openAccount(
        links.issue(LinkPurpose.SIGN_UP, UUID.randomUUID(), HOUR, Map.of()), other, PASSWORD);
    var token = signUp();

    pages.openAccount(token, username, "short").andExpect(status().isUnprocessableContent());
    pages.openAccount(token, "no spaces", PASSWORD).andExpect(status().isUnprocessableContent());
    pages.openAccount(token, other, PASSWORD).andExpect(status().isConflict());
    pages.openAccount(token, username, PASSWORD).andExpect(status().is3xxRedirection());
  }

  @Test
  void aLinkThatIsExpiredAlteredOrForSomethingElseIsRefusedWithASentence() throws Exception {
    var expired = links.issue(LinkPurpose.SIGN_UP, contact, Duration.ZERO, Map.of());
    var reset = links.issue(LinkPurpose.PASSWORD_RESET, contact, HOUR, Map.of());
    var refused =
        Map.of(
            expired,
            "expired",
            reset,
            "something else",
            signUp() + "x",
            "not complete",
            "",
            "not complete");
    for (var entry : refused.entrySet()) {
      pages
          .openAccount(entry.getKey(), username, PASSWORD)
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(containsString(entry.getValue())));
    }

    assertThat(signIns.findByUsername(username)).isEmpty();
  }

  @Test
  void anInvitedOperatorIsOneAtOnceAndAnInvitedMentorOnlyAfterSayingWhoTheyAre() throws Exception {
    var operator = UUID.randomUUID();
    pages
        .openAccount(invite(operator, "OPERATOR"), username, PASSWORD)
        .andExpect(redirectedUrl("/"));
    assertThat(rolesOf(operator)).containsExactly(Role.OPERATOR);

    var mentor = UUID.randomUUID();
    var answer =
        pages.openAccount(invite(mentor, "MENTOR", UUID.randomUUID()), username + "-m", PASSWORD);
    assertThat(joiningOf(AccountFixture.session(answer)).claim(Link.ROLE)).contains("MENTOR");
    assertThat(rolesOf(mentor)).isEmpty();
  }

  @Test
  void anOperatorMakesALinkInsteadOfTypingAPassword() throws Exception {
    var known = UUID.randomUUID();
    signIns.admit(new MemberId(known), Role.MENTOR);
    var token = linkFor(known);

    pages.openAccount(token, username, PASSWORD).andExpect(redirectedUrl("/"));
    assertThat(rolesOf(known)).containsExactly(Role.MENTOR);
    pages.openAccount(token, username, PASSWORD).andExpect(status().isUnprocessableContent());
    pages
        .resetPassword(linkFor(known), "another password")
        .andExpect(redirectedUrl("/access/sign-in?changed"));
    pages.signIn(username, "another password").andExpect(redirectedUrl("/"));
  }

  @Test
  void aLinkForANewPasswordEndsAfterTenMinutes() throws Exception {
    pages.openAccount(signUp(), username, PASSWORD);
    var link =
        links.open(linkFor(member().memberId().value()), LinkPurpose.PASSWORD_RESET).orThrow();
    assertThat(Duration.between(link.issuedAt(), link.expiresAt()))
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void onlyOperatorsMakeLinks() throws Exception {
    var known = UUID.randomUUID();
    signIns.admit(new MemberId(known), Role.MENTOR);

    for (var caller : List.of(LoggedInAs.mentor(known), LoggedInAs.mentee(UUID.randomUUID()))) {
      mvc.perform(post("/access/fragments/sign-ins/" + known + "/link").with(caller).with(csrf()))
          .andExpect(status().isForbidden());
    }
  }

  @Test
  void aNewPasswordEndsEverySessionAndTellsOthers(AssertablePublishedEvents events)
      throws Exception {
    var session = AccountFixture.session(pages.openAccount(signUp(), username, PASSWORD));
    var member = member().memberId().value();
    var token = reset(member);

    pages
        .resetPassword(token, "another password")
        .andExpect(redirectedUrl("/access/sign-in?changed"));

    mvc.perform(get("/access/sessions").session(session))
        .andExpect(redirectedUrlPattern("/access/sign-in?*"));
    mvc.perform(get("/api/access/audit").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isUnauthorized());
    pages.signIn(username, "another password").andExpect(redirectedUrl("/"));
    assertThat(events.ofType(PasswordChanged.class).matching(it -> it.memberId().equals(member)))
        .hasSize(1);
    assertThat(events.ofType(SignInEnded.class).matching(it -> it.memberId().equals(member)))
        .hasSize(1);
    pages.resetPassword(token, "a third password").andExpect(status().isUnprocessableContent());
  }

  @Test
  void anOlderLinkForANewPasswordIsOverWithTheNewPassword() throws Exception {
    pages.openAccount(signUp(), username, PASSWORD);
    var member = member().memberId().value();
    jdbc.sql(
            "update access.sign_in set credentials_changed_at = now() - interval '1 day' where member_id = ?")
        .param(member)
        .update();
    var older = reset(member);
    jdbc.sql(
            "update access.sign_in set credentials_changed_at = now() + interval '1 second' where member_id = ?")
        .param(member)
        .update();

    pages.resetPassword(older, "another password").andExpect(status().isUnprocessableContent());
  }

  @Test
  void aClosedSignInGetsNoNewPassword() throws Exception {
    pages.openAccount(signUp(), username, PASSWORD);
    var signIn = member();
    var token = reset(signIn.memberId().value());
    jdbc.sql("update access.sign_in set enabled = false where member_id = ?")
        .param(signIn.memberId().value())
        .update();

    pages.resetPassword(token, "another password").andExpect(status().isUnprocessableContent());
    pages
        .resetPassword(reset(UUID.randomUUID()), "another password")
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void aStrangersGuessesArePaused() throws Exception {
    for (int i = 0; i < 10; i++) {
      pages
          .openAccount("guess " + i, username, PASSWORD)
          .andExpect(status().isUnprocessableContent());
    }

    pages
        .openAccount(signUp(), username, PASSWORD)
        .andExpect(status().isTooManyRequests())
        .andExpect(content().string(containsString("Too many attempts")));
    AccountFixture.of(mvc)
        .openAccount(signUp(), username, PASSWORD)
        .andExpect(status().is3xxRedirection());
  }

  @Test
  void noTableAndNoLogHoldsASecretOfALink(CapturedOutput log) throws Exception {
    var token = signUp();
    mvc.perform(get("/access/welcome").param("token", token));
    pages.openAccount(token, username, "secret of ada");
    pages.openAccount(token, username, "secret of ada");
    var member = member().memberId().value();
    var reset = reset(member);
    pages.resetPassword(reset + "x", "another secret of ada");
    pages.resetPassword(reset, "another secret of ada");
    var made = linkFor(member);

    var secrets =
        IntStream.range(0, 3)
            .mapToObj(i -> List.of(token, reset, made).get(i).split("\\.")[2])
            .toList();
    assertThat(everyRow()).noneMatch(row -> secrets.stream().anyMatch(row::contains));
    assertThat(everyRow()).noneMatch(row -> row.contains("secret of ada"));
    assertThat(log.getAll()).doesNotContain(secrets).doesNotContain("secret of ada");
  }

  @Test
  void thePagesBehindLinksTellNobodyWhereTheyWere() throws Exception {
    mvc.perform(get("/access/welcome").param("token", signUp()))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    allOf(startsWith("default-src 'none'"), not(containsString("unsafe")))));
  }

  private List<String> everyRow() {
    return jdbc
        .sql(
            "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('access', 'eventing') and table_type = 'BASE TABLE'")
        .query(String.class)
        .list()
        .stream()
        .flatMap(table ->
            jdbc.sql("select t::text from " + table + " t").query(String.class).list().stream())
        .toList();
  }

  private String signUp() {
    return links.issue(LinkPurpose.SIGN_UP, contact, HOUR, Map.of());
  }

  private String invite(UUID member, String role) {
    return invite(member, role, contact);
  }

  private String invite(UUID member, String role, UUID address) {
    return links.issue(
        LinkPurpose.INVITATION,
        member,
        HOUR,
        Map.of(Link.ROLE, role, Link.CONTACT, address.toString()));
  }

  private String reset(UUID member) {
    return links.issue(LinkPurpose.PASSWORD_RESET, member, HOUR, Map.of());
  }

  private SignIn member() {
    return signIns.findByUsername(username).orElseThrow();
  }

  private java.util.Set<Role> rolesOf(UUID member) {
    return signIns.findById(new MemberId(member)).orElseThrow().roles();
  }

  private String linkFor(UUID member) throws Exception {
    var html =
        mvc.perform(
                post("/access/fragments/sign-ins/" + member + "/link")
                    .with(LoggedInAs.operator())
                    .with(csrf()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return html.replaceFirst("(?s).*token=([^\"&]+).*", "$1");
  }

  private Link joiningOf(MockHttpSession session) throws Exception {
    var html =
        mvc.perform(get("/access/fragments/joining").session(session))
            .andReturn()
            .getResponse()
            .getContentAsString();
    var token = html.replaceFirst("(?s).*token=([^\"&]+).*", "$1");
    return links.open(token, LinkPurpose.JOINING).orThrow();
  }
}
