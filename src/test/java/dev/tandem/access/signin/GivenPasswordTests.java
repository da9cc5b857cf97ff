package dev.tandem.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A password that an operator has typed is for choosing another, and ends soon. */
@ModuleTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "tandem.access.given-password-life=24h")
class GivenPasswordTests {

  private static final String GIVEN = "typed by an operator";
  private static final String OWN = "known to nobody else";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired JdbcClient jdbc;

  final UUID ada = UUID.randomUUID();
  final String username = "ada-" + ada;

  @BeforeEach
  void anOperatorTypesAPassword() throws Exception {
    signIns.admit(new MemberId(ada), Role.MENTEE);
    mvc.perform(
            put("/api/access/sign-ins/" + ada)
                .with(LoggedInAs.operator())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, GIVEN)))
        .andExpect(status().isOk());
  }

  @Test
  void theMemberChoosesAnotherBeforeAnythingElse() throws Exception {
    var session = session(signIn(GIVEN).andExpect(redirectedUrl("/")));
    for (var path : new String[] {"/", "/access/sessions", "/access/second-factor"}) {
      mvc.perform(get(path).session(session)).andExpect(redirectedUrl("/access/password"));
    }
    mvc.perform(get("/access/password").session(session))
        .andExpect(content().string(containsString("Choose your own now")));
    mvc.perform(
            post("/access/password")
                .session(session)
                .with(csrf())
                .param("current", GIVEN)
                .param("next", OWN)
                .param("again", OWN))
        .andExpect(redirectedUrl("/access/sign-in?changed"));

    var own = session(signIn(OWN));
    mvc.perform(get("/access/sessions").session(own)).andExpect(status().isOk());
    mvc.perform(post("/api/access/tokens").with(httpBasic(username, OWN)))
        .andExpect(status().isCreated());
  }

  @Test
  void aProgramIsToldWhatToDo() throws Exception {
    for (var path : new String[] {"/api/access/tokens", "/api/anything"}) {
      mvc.perform(post(path).with(httpBasic(username, GIVEN)))
          .andExpect(status().isUnauthorized())
          .andExpect(jsonPath("$.detail", containsString("choose your own")));
    }
  }

  @Test
  void afterADayItOpensNothing() throws Exception {
    assertThat(signIns.findById(new MemberId(ada)).orElseThrow().passwordEndsAt())
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    jdbc.sql("update access.sign_in set password_ends_at = now() where member_id = ?")
        .param(ada)
        .update();

    signIn(GIVEN).andExpect(redirectedUrlPattern("/access/sign-in?ended*"));
    signIn("wrong").andExpect(redirectedUrlPattern("/access/sign-in?failed*"));
    mvc.perform(get("/access/sign-in?ended"))
        .andExpect(content().string(containsString("Ask an operator for a link")));
    mvc.perform(post("/api/access/tokens").with(httpBasic(username, GIVEN)))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("it has ended")));
  }

  private ResultActions signIn(String password) throws Exception {
    return mvc.perform(
        post("/access/sign-in")
            .with(csrf())
            .param("username", username)
            .param("password", password));
  }

  private static MockHttpSession session(ResultActions answer) {
    return (MockHttpSession) Objects.requireNonNull(answer.andReturn().getRequest().getSession());
  }
}
