package dev.tandem.members.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
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
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MentorApplicationChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Joining as a mentee or an invited mentor, and applying as a mentor. */
@ModuleTest
class ApplicationTests {

  private static final String JOINING = "/members/fragments/joining";

  @Autowired MockMvc mvc;
  @Autowired Links links;
  @Autowired Members members;
  @Autowired MentorApplications applications;

  final UUID ada = UUID.randomUUID();

  @Test
  void whoSignedUpJoinsAsAMentee(AssertablePublishedEvents events) throws Exception {
    mvc.perform(get(JOINING).param("token", token(Role.MENTEE)).with(signedIn(ada)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Join as a mentee"), containsString("Apply as a mentor"))));
    mvc.perform(join("mentee", Role.MENTEE).param("goals", "Maps"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/access/fragments/joining")));

    assertThat(members.findById(new MemberId(ada)).orElseThrow().role()).isEqualTo(Role.MENTEE);
    assertThat(events.ofType(MemberJoined.class).matching(it -> it.memberId().equals(ada)))
        .hasSize(1)
        .first()
        .matches(it -> it.role() == Role.MENTEE);
    mvc.perform(join("mentee", Role.MENTEE)).andExpect(status().isConflict());
    mvc.perform(get(JOINING).param("token", token(Role.MENTEE)).with(signedIn(ada)))
        .andExpect(content().string(containsString("being prepared")));
  }

  @Test
  void onlyAnInvitedMentorJoinsAsOneWithoutApplying() throws Exception {
    mvc.perform(join("mentor", Role.MENTEE)).andExpect(status().isForbidden());
    assertThat(members.existsById(new MemberId(ada))).isFalse();
    mvc.perform(get(JOINING).param("token", token(Role.MENTOR)).with(signedIn(ada)))
        .andExpect(
            content()
                .string(
                    allOf(containsString("invited as a mentor"), not(containsString("Apply as")))));
    mvc.perform(join("mentor", Role.MENTOR)).andExpect(status().isOk());

    assertThat(members.findById(new MemberId(ada)).orElseThrow().role()).isEqualTo(Role.MENTOR);
  }

  @Test
  void nobodyJoinsWithTheLinkOfAnotherOrWithNone() throws Exception {
    var other = UUID.randomUUID();
    var expired = links.issue(LinkPurpose.JOINING, ada, Duration.ZERO, Map.of(Link.ROLE, "MENTEE"));
    var signUp = links.issue(LinkPurpose.SIGN_UP, ada, Duration.ofHours(1), Map.of());
    for (var token : List.of(expired, signUp, "", "x")) {
      for (var form : List.of("mentee", "mentor", "application", "answer")) {
        mvc.perform(filled(form).param("token", token).with(signedIn(ada)))
            .andExpect(status().isUnprocessableContent());
      }
    }
    mvc.perform(filled("mentee").param("token", token(Role.MENTEE)).with(signedIn(other)))
        .andExpect(status().isUnprocessableContent());

    assertThat(members.existsById(new MemberId(ada))).isFalse();
    assertThat(members.existsById(new MemberId(other))).isFalse();
  }

  @Test
  void anOperatorAsksReadsTheAnswerAndAccepts(AssertablePublishedEvents events) throws Exception {
    apply().andExpect(content().string(containsString("An operator will read it")));
    var address = "/members/applications/" + ada;
    mvc.perform(get("/members/applications?size=100").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(address)));
    mvc.perform(get("/members/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("to decide</a>")));
    mvc.perform(get(address).with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Why do you want to mentor?"),
                        containsString("Because I like to explain"))));
    decide("questions", "Which languages?").andExpect(redirectedUrl(address + "?saved"));

    mvc.perform(get(JOINING).param("token", token(Role.MENTEE)).with(signedIn(ada)))
        .andExpect(
            content()
                .string(
                    allOf(containsString("Which languages?"), containsString("Send my answer"))));
    mvc.perform(
            filled("answer")
                .param("text", "Kotlin")
                .param("token", token(Role.MENTEE))
                .with(signedIn(ada)))
        .andExpect(content().string(containsString("An operator will read it")));
    mvc.perform(
            filled("answer")
                .param("text", "Kotlin")
                .param("token", token(Role.MENTEE))
                .with(signedIn(ada)))
        .andExpect(status().isConflict());
    decide("acceptance", "Welcome!").andExpect(redirectedUrl(address + "?saved"));

    assertThat(members.findById(new MemberId(ada)).orElseThrow().role()).isEqualTo(Role.MENTOR);
    assertThat(events.ofType(MentorListed.class).matching(it -> it.mentorId().equals(ada)))
        .hasSize(1);
    assertThat(
            events
                .ofType(MentorApplicationChanged.class)
                .matching(it -> it.applicantId().equals(ada)))
        .extracting(MentorApplicationChanged::state)
        .containsExactly("WAITING", "ASKED", "WAITING", "ACCEPTED");
    decide("decline", "Too late").andExpect(status().isConflict());
    mvc.perform(get(address).with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Welcome!"),
                        containsString("Kotlin"),
                        not(containsString("Ask again")))));
  }

  @Test
  void whoIsAcceptedReadsTheWordsOnTheProfileAndNobodyElseDoes() throws Exception {
    apply();
    decide("acceptance", "Welcome among the mapmakers!");

    var own = "/members/fragments/application";
    mvc.perform(get("/members/profile").with(LoggedInAs.mentor(ada)))
        .andExpect(content().string(containsString("hx-get=\"" + own + "\"")));
    mvc.perform(get(own).with(LoggedInAs.mentor(ada)))
        .andExpect(content().string(containsString("Welcome among the mapmakers!")));
    mvc.perform(get(own).with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("application"))));
  }

  @Test
  void whoIsDeclinedReadsWhyMayStillJoinAsAMenteeAndFindsTheWordsOnTheProfile() throws Exception {
    apply();
    decide("decline", "Come back with more experience.");

    mvc.perform(get(JOINING).param("token", token(Role.MENTEE)).with(signedIn(ada)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Come back with more"),
                        containsString("Join as a mentee"))));
    apply().andExpect(status().isConflict());
    mvc.perform(join("mentee", Role.MENTEE)).andExpect(status().isOk());
    assertThat(members.findById(new MemberId(ada)).orElseThrow().role()).isEqualTo(Role.MENTEE);

    var own = "/members/fragments/application";
    mvc.perform(get("/members/profile").with(LoggedInAs.mentee(ada)))
        .andExpect(content().string(containsString("hx-get=\"" + own + "\"")));
    mvc.perform(get(own).with(LoggedInAs.mentee(ada)))
        .andExpect(content().string(containsString("Come back with more experience.")));
  }

  @Test
  void anApplicationWithoutAnswersOrWordsIsRefusedAndNothingIsKept() throws Exception {
    mvc.perform(
            filled("application")
                .param("token", token(Role.MENTEE))
                .param("answer", "one", " ", "three")
                .with(signedIn(ada)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("is missing")));
    assertThat(applications.existsById(new MemberId(ada))).isFalse();
    apply();

    for (var action : List.of("questions", "acceptance", "decline")) {
      decide(action, " ").andExpect(status().isUnprocessableContent());
      decide(action, "x".repeat(2_001)).andExpect(status().isUnprocessableContent());
    }
    assertThat(applications.findById(new MemberId(ada)).orElseThrow().state())
        .isEqualTo(ApplicationState.WAITING);
  }

  @Test
  void onlyOperatorsReadAndDecide() throws Exception {
    apply();
    for (var caller : List.of(signedIn(ada), LoggedInAs.mentee(ada), LoggedInAs.mentor(ada))) {
      mvc.perform(get("/members/applications/" + ada).with(caller))
          .andExpect(status().isForbidden());
      mvc.perform(
              post("/members/applications/" + ada + "/acceptance")
                  .param("text", "Yes")
                  .with(caller)
                  .with(csrf()))
          .andExpect(status().isForbidden());
    }
    mvc.perform(get("/members/applications/" + UUID.randomUUID()).with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  @Test
  void aNewcomerIsNotTakenForAnOperator() throws Exception {
    mvc.perform(get("/api/members/me").with(signedIn(ada)))
        .andExpect(jsonPath("$.name").value("New member"))
        .andExpect(jsonPath("$.roles").isEmpty());
  }

  private ResultActions apply() throws Exception {
    return mvc.perform(
        filled("application")
            .param("token", token(Role.MENTEE))
            .param("answer", "Because I like to explain", "Ten years of maps", "I listen")
            .with(signedIn(ada)));
  }

  private ResultActions decide(String action, String text) throws Exception {
    return mvc.perform(
        post("/members/applications/" + ada + "/" + action)
            .param("text", text)
            .with(LoggedInAs.operator())
            .with(csrf()));
  }

  private MockHttpServletRequestBuilder join(String form, Role role) {
    return filled(form).param("token", token(role)).with(signedIn(ada));
  }

  private static MockHttpServletRequestBuilder filled(String form) {
    return post(JOINING + "/" + form)
        .with(csrf())
        .param("name", "Ada Okafor")
        .param("headline", "Draws maps")
        .param("skills", "Cartography")
        .param("topics", "Cartography")
        .param("languages", "English")
        .param("zone", "Africa/Lagos")
        .param("capacity", "3");
  }

  private String token(Role role) {
    return links.issue(
        LinkPurpose.JOINING, ada, Duration.ofHours(1), Map.of(Link.ROLE, role.name()));
  }

  /** Without a role. */
  private static RequestPostProcessor signedIn(UUID member) {
    return user(member.toString()).authorities();
  }
}
