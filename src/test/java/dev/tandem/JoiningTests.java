package dev.tandem;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.Links;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the link in a message to a member, over the modules that have a part in it. */
@SpringBootTest
@AutoConfigureMockMvc
class JoiningTests {

  private static final String JOINING = "/members/fragments/joining";

  @Autowired MockMvc mvc;
  @Autowired Links links;

  final UUID invited = UUID.randomUUID();

  @Test
  void whoSignsUpIsAMenteeWithTheSameSession() throws Exception {
    var session = openAccount(LinkPurpose.SIGN_UP, Map.of());
    mvc.perform(get("/").session(session))
        .andExpect(content().string(containsString("/access/fragments/joining")));
    mvc.perform(get("/portal/fragments/navigation").session(session))
        .andExpect(content().string(containsString("Sign out")));
    mvc.perform(filled("mentee", session)).andExpect(status().isOk());

    awaitHome(session, "Your next sessions");
  }

  @Test
  void anApplicantIsAMentorOnceAnOperatorHasAccepted() throws Exception {
    var session = openAccount(LinkPurpose.INVITATION, Map.of(Link.ROLE, "MENTEE"));
    mvc.perform(filled("application", session).param("answer", "One", "Two", "Three"))
        .andExpect(content().string(containsString("An operator will read it")));
    mvc.perform(get("/").session(session))
        .andExpect(content().string(not(containsString("Your earnings"))));
    mvc.perform(
            post("/members/applications/" + invited + "/acceptance")
                .param("text", "Welcome!")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl("/members/applications/" + invited + "?saved"));

    awaitHome(session, "Your earnings");
    awaitPage("/notifications/messages", session, "Accepted: you are a mentor at Tandem");
    awaitPage("/members/fragments/application", session, "Welcome!");
  }

  @Test
  void anApplicantIsToldOfAQuestionAndReadsItWhereTheMessageLeads() throws Exception {
    var session = openAccount(LinkPurpose.INVITATION, Map.of(Link.ROLE, "MENTEE"));
    mvc.perform(filled("application", session).param("answer", "One", "Two", "Three"))
        .andExpect(status().isOk());
    mvc.perform(
            post("/members/applications/" + invited + "/questions")
                .param("text", "Which languages?")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());

    awaitPage("/notifications/messages", session, "A question about your application as a mentor");
    awaitPage("/", session, "/access/fragments/joining");
    awaitPage(JOINING + "?token=" + joiningToken(session), session, "Which languages?");
  }

  private MockHttpSession openAccount(LinkPurpose purpose, Map<String, String> claims)
      throws Exception {
    var token = links.issue(purpose, invited, Duration.ofHours(1), claims);
    var opened =
        mvc.perform(
                post("/access/welcome")
                    .with(csrf())
                    .with(request -> {
                      request.setRemoteAddr("joining-" + invited);
                      return request;
                    })
                    .param("token", token)
                    .param("username", "new-" + invited)
                    .param("password", "a long password"))
            .andExpect(redirectedUrl("/"))
            .andReturn();
    return (MockHttpSession) Objects.requireNonNull(opened.getRequest().getSession());
  }

  private MockHttpServletRequestBuilder filled(String form, MockHttpSession session)
      throws Exception {
    return post(JOINING + "/" + form)
        .session(session)
        .with(csrf())
        .param("token", joiningToken(session))
        .param("name", "Ada Okafor")
        .param("headline", "Draws maps")
        .param("skills", "Cartography")
        .param("topics", "Cartography")
        .param("languages", "English")
        .param("zone", "Africa/Lagos")
        .param("capacity", "3");
  }

  private String joiningToken(MockHttpSession session) throws Exception {
    return mvc.perform(get("/access/fragments/joining").session(session))
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replaceFirst("(?s).*token=([^\"&]+).*", "$1");
  }

  private void awaitHome(MockHttpSession session, String text) {
    awaitPage("/", session, text);
  }

  private void awaitPage(String address, MockHttpSession session, String text) {
    await()
        .untilAsserted(() ->
            mvc.perform(get(address).session(session))
                .andExpect(content().string(containsString(text))));
  }
}
