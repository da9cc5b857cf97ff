package dev.tandem.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What is sensitive needs a password that was typed within the last minutes. */
@ModuleTest
@AutoConfigureMockMvc
class RecentSignInTests {

  private static final String PASSWORD = "a long password";
  private static final String PAGE = "/access/confirmation";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired JdbcClient jdbc;

  AccountFixture pages;
  MockHttpSession session;
  final UUID ada = UUID.randomUUID();
  final String username = "ada-" + ada;

  @BeforeEach
  void aMenteeWhoSignsIn() throws Exception {
    pages = AccountFixture.of(mvc);
    signIns.admit(new MemberId(ada), Role.MENTEE);
    pages.setCredentials(ada, username, PASSWORD);
    session = AccountFixture.session(pages.signIn(username, PASSWORD));
  }

  @Test
  void shortlyAfterSigningInNothingIsAsked() throws Exception {
    endOthers().andExpect(redirectedUrl("/access/sessions"));
  }

  @Test
  void laterThePasswordIsAskedForAndTheFormCanBeSentAgain() throws Exception {
    var other = AccountFixture.session(pages.signIn(username, PASSWORD));
    letPass(Duration.ofMinutes(11));
    for (var path : new String[] {"end-others", "end-all", MemberSessions.idOf(other) + "/end"}) {
      pages
          .postPage("/access/sessions/" + path, session, "x", "")
          .andExpect(status().isForbidden())
          .andExpect(content().string(containsString("Confirm that it is you")))
          .andExpect(content().string(containsString("href=\"/access/confirmation\"")));
    }
    assertThat(sessions()).as("none was ended").isEqualTo(2);
    mvc.perform(get("/access/sessions").session(session)).andExpect(status().isOk());

    pages
        .postPage(PAGE, session, "password", "wrong")
        .andExpect(content().string(containsString("current password is wrong")));
    endOthers().andExpect(status().isForbidden());
    pages.postPage(PAGE, session, "password", PASSWORD).andExpect(redirectedUrl(PAGE + "?done"));
    endOthers().andExpect(redirectedUrl("/access/sessions"));
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void thePageLeadsBackToWhereTheMemberCameFromAndNowhereElse() throws Exception {
    letPass(Duration.ofHours(1));
    confirm("/preferences/exports").andExpect(redirectedUrl("/preferences/exports"));
    confirm("//evil.example").andExpect(redirectedUrl(PAGE + "?done"));
  }

  @Test
  void whoGuessesIsPausedAsAtTheSignIn() throws Exception {
    letPass(Duration.ofHours(1));
    for (int i = 0; i < 10; i++) {
      pages.postPage(PAGE, session, "password", "guess " + i);
    }
    pages
        .postPage(PAGE, session, "password", "guess 11")
        .andExpect(content().string(containsString("Too many attempts")));
    endOthers().andExpect(status().isForbidden());
  }

  @Test
  void aProgramWithAnOldTokenIsToldToAskForANewOne() throws Exception {
    var operator = LoggedInAs.operatorSince(Duration.ofMinutes(11));
    mvc.perform(
            put("/api/access/sign-ins/" + ada)
                .with(operator)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\": \"x\", \"password\": \"%s\"}".formatted(PASSWORD)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:confirmation-needed"))
        .andExpect(jsonPath("$.detail", containsString("ask for a new token")));
    for (var path : new String[] {"", "/link", "/second-factor-off"}) {
      mvc.perform(
              post("/access/fragments/sign-ins/" + ada + path)
                  .with(operator)
                  .with(csrf())
                  .param("username", "x")
                  .param("password", PASSWORD))
          .andExpect(status().isForbidden());
    }
    assertThat(signIns.findById(new MemberId(ada)).orElseThrow().username()).isEqualTo(username);
  }

  private ResultActions confirm(String returnUrl) throws Exception {
    return mvc.perform(
        post(PAGE)
            .session(session)
            .with(csrf())
            .param("password", PASSWORD)
            .param("continue", returnUrl));
  }

  private ResultActions endOthers() throws Exception {
    return pages.postPage("/access/sessions/end-others", session, "x", "");
  }

  private void letPass(Duration time) {
    jdbc.sql("update access.member_session set confirmed_at = confirmed_at - ?::interval")
        .param(time.toString())
        .update();
  }

  private long sessions() {
    return jdbc.sql("select count(*) from access.member_session where member_id = ?")
        .param(ada)
        .query(Long.class)
        .single();
  }
}
