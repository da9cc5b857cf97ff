package dev.tandem.access.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.tandem.testing.LoggedInAs;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What tests of accounts do at the pages, each from an address of its own. */
record AccountFixture(MockMvc mvc, String address) {

  static AccountFixture of(MockMvc mvc) {
    return new AccountFixture(mvc, "test-" + UUID.randomUUID());
  }

  ResultActions openAccount(String token, String username, String password) throws Exception {
    return mvc.perform(
        post("/access/welcome")
            .with(csrf())
            .with(this::from)
            .param("token", token)
            .param("username", username)
            .param("password", password));
  }

  ResultActions resetPassword(String token, String password) throws Exception {
    return mvc.perform(
        post("/access/new-password")
            .with(csrf())
            .with(this::from)
            .param("token", token)
            .param("password", password));
  }

  ResultActions signIn(String username, String password, Cookie... cookies) throws Exception {
    var form =
        post("/access/sign-in")
            .with(csrf())
            .with(this::from)
            .param("username", username)
            .param("password", password);
    return mvc.perform(cookies.length == 0 ? form : form.cookie(cookies));
  }

  ResultActions enterCode(MockHttpSession session, String code) throws Exception {
    return mvc.perform(
        post("/access/sign-in/code")
            .session(session)
            .with(LoggedInAs.cookieOf(session))
            .with(csrf())
            .with(this::from)
            .param("code", code));
  }

  ResultActions postPage(String path, MockHttpSession session, String field, String value)
      throws Exception {
    return mvc.perform(
        post(path).session(session).with(csrf()).with(this::from).param(field, value));
  }

  void setCredentials(UUID member, String username, String password) throws Exception {
    mvc.perform(
        put("/api/access/sign-ins/" + member)
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password)));
  }

  static MockHttpSession session(ResultActions answer) {
    var session = answer.andReturn().getRequest().getSession();
    return (MockHttpSession) Objects.requireNonNull(session);
  }

  org.springframework.mock.web.MockHttpServletRequest from(
      org.springframework.mock.web.MockHttpServletRequest request) {
    request.setRemoteAddr(address);
    return request;
  }
}
