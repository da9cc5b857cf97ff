package dev.tandem.access.account;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.Links;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "tandem.access.second-factor=everyone")
class SecondFactorOfEveryoneTests {

  private static final String PASSWORD = "a long password";
  private static final String PAGE = "/access/second-factor";

  @Autowired MockMvc mvc;
  @Autowired SignIns signIns;
  @Autowired Links links;

  AccountFixture pages;
  final UUID mentee = UUID.randomUUID();
  final String username = "mia-" + mentee;

  @BeforeEach
  void aMenteeWithoutASecondFactor() throws Exception {
    pages = AccountFixture.of(mvc);
    signIns.admit(new MemberId(mentee), Role.MENTEE);
    pages.setCredentials(mentee, username, PASSWORD);
  }

  @Test
  void aNewMemberSetsItUpBeforeAnythingElse() throws Exception {
    var token =
        links.issue(
            LinkPurpose.INVITATION,
            UUID.randomUUID(),
            Duration.ofDays(1),
            Map.of(Link.ROLE, Role.MENTEE.name()));
    var name = "new-" + UUID.randomUUID();
    var session = AccountFixture.session(pages.openAccount(token, name, PASSWORD));

    for (var path : new String[] {"/", "/access/sessions", "/access/fragments/joining"}) {
      mvc.perform(get(path).session(session)).andExpect(redirectedUrl(PAGE));
    }
    mvc.perform(get(PAGE).session(session))
        .andExpect(content().string(containsString("needs a second factor")));
  }

  @Test
  void aMenteeWithAPasswordAloneIsLedThereAndAProgramIsRefused() throws Exception {
    var session = AccountFixture.session(pages.signIn(username, PASSWORD));
    mvc.perform(get("/access/sessions").session(session)).andExpect(redirectedUrl(PAGE));
    mvc.perform(post("/api/access/tokens").with(httpBasic(username, PASSWORD)))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail", containsString("set one up")));
  }
}
