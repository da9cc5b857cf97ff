package dev.tandem.access.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@TestPropertySource(properties = "tandem.access.second-factor=operators")
class SecondFactorOfOperatorsTests {

  private static final String PASSWORD = "a long password";
  private static final String PAGE = "/access/second-factor";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;

  AccountFixture pages;
  final UUID operator = UUID.randomUUID();
  final String username = "op-" + operator;

  @BeforeEach
  void anOperatorWithoutASecondFactor() throws Exception {
    pages = AccountFixture.of(mvc);
    signIns.admit(new MemberId(operator), Role.OPERATOR);
    pages.setCredentials(operator, username, PASSWORD);
  }

  @Test
  void anOperatorSetsItUpBeforeAnythingElse() throws Exception {
    var session = AccountFixture.session(pages.signIn(username, PASSWORD));
    for (var path : new String[] {"/", "/access/sessions", "/access/password", "/members/people"}) {
      mvc.perform(get(path).session(session)).andExpect(redirectedUrl(PAGE));
    }
    mvc.perform(
            get("/access/fragments/sign-ins/" + operator)
                .session(session)
                .header("HX-Request", "true"))
        .andExpect(status().isForbidden())
        .andExpect(header().string("HX-Redirect", PAGE));
    mvc.perform(get("/access/sign-out").session(session)).andExpect(status().isOk());

    turnOn(session);
    mvc.perform(get("/access/fragments/sign-ins/" + operator).session(session))
        .andExpect(status().isOk());
    pages
        .postPage(PAGE + "/off", session, "password", PASSWORD)
        .andExpect(content().string(containsString("stays on")));
    mvc.perform(get(PAGE).session(session))
        .andExpect(content().string(not(containsString("/access/second-factor/off"))));
  }

  @Test
  void aProgramOfAnOperatorWithoutOneIsRefused() throws Exception {
    mvc.perform(get("/api/access/audit").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("set one up")));
    mvc.perform(post("/api/access/tokens").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void othersNeedNone() throws Exception {
    var mentee = UUID.randomUUID();
    signIns.admit(new MemberId(mentee), Role.MENTEE);
    pages.setCredentials(mentee, "ada-" + mentee, PASSWORD);

    pages.signIn("ada-" + mentee, PASSWORD).andExpect(redirectedUrl("/"));
    mvc.perform(post("/api/access/tokens").with(httpBasic("ada-" + mentee, PASSWORD)))
        .andExpect(status().isCreated());
  }

  private void turnOn(MockHttpSession session) throws Exception {
    pages.postPage(PAGE + "/setup", session, "password", PASSWORD).andExpect(redirectedUrl(PAGE));
    var html =
        mvc.perform(get(PAGE).session(session)).andReturn().getResponse().getContentAsString();
    var secret = html.replaceFirst("(?s).*<code>([A-Z2-7 ]+)</code>.*", "$1").replace(" ", "");
    pages
        .postPage(
            PAGE + "/confirmation",
            session,
            "code",
            SecondFactorTests.codeAt(secret, SecondFactorTests.currentStep()))
        .andExpect(content().string(containsString("Your recovery codes")));
  }
}
