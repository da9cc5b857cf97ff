package dev.tandem.members.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class MemberPagesTests {

  @Autowired MockMvc mvc;
  @Autowired MentorService mentorService;
  @Autowired MenteeService menteeService;
  @Autowired Mentors mentors;

  private final UUID someone = UUID.randomUUID();

  @Test
  void searchShowsCardsThatLeadToTheMentor() throws Exception {
    var mentor = mentor("Amara Diallo", "Cartography");

    mvc.perform(
            get("/members/fragments/mentors?skill=cartography").with(LoggedInAs.mentee(someone)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/portal/mentors/" + mentor.id().value())))
        .andExpect(content().string(containsString("Amara Diallo")))
        .andExpect(
            content()
                .string(allOf(containsString("AD"), containsString("Dakar · English, French"))))
        .andExpect(content().string(not(containsString("<html"))));
  }

  @Test
  void anEmptySearchSaysWhatToTryNext() throws Exception {
    mvc.perform(
            get("/members/fragments/mentors?q=nothinglikethis").with(LoggedInAs.mentee(someone)))
        .andExpect(content().string(containsString("Show all mentors")));
  }

  @Test
  void aMenteesNameIsForMentorsAndOperatorsOnly() throws Exception {
    var mentee = mentee().id().value();
    var path = "/members/fragments/name/" + mentee;

    mvc.perform(get(path).with(LoggedInAs.mentor(someone)))
        .andExpect(content().string(containsString("Tara")));
    mvc.perform(get(path).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Tara")));
    mvc.perform(get(path).with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString("Tara")));
    mvc.perform(get(path).with(LoggedInAs.mentee(someone))).andExpect(status().isNotFound());
  }

  @Test
  void aMentorEditsTheirProfileInWordsAsTheyTypeThem() throws Exception {
    var id = mentor("Amara Diallo", "Cartography").id();

    mvc.perform(get("/members/profile").with(LoggedInAs.mentor(id.value())))
        .andExpect(
            content()
                .string(allOf(containsString("Cartography"), containsString("English, French"))));
    mvc.perform(
            post("/members/profile/mentor")
                .with(LoggedInAs.mentor(id.value()))
                .with(csrf())
                .param("name", "Amara D.")
                .param("headline", "Draws maps")
                .param("skills", "Cartography, , GIS")
                .param("languages", "english, German")
                .param("zone", "Africa/Dakar")
                .param("capacity", "3")
                .param("version", "2"))
        .andExpect(redirectedUrl("/members/profile?saved"));

    var saved = mentors.findById(id).orElseThrow().profile();
    assertThat(saved.languages()).containsExactly("en", "de");
    assertThat(saved.skills()).containsExactly("Cartography", "GIS");
  }

  @Test
  void aFormThatIsWrongIsAnsweredWithASentenceInItsPlace() throws Exception {
    var id = mentee().id().value();

    mvc.perform(
            post("/members/profile/mentee")
                .header("HX-Request", "true")
                .with(LoggedInAs.mentee(id))
                .with(csrf())
                .param("name", "Tara")
                .param("languages", "elvish"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("“elvish” is not a language")))
        .andExpect(content().string(not(containsString("<html"))));
  }

  @Test
  void menteesEditTheirGoalsAndOperatorsHaveNone() throws Exception {
    mvc.perform(get("/members/profile").with(LoggedInAs.mentee(mentee().id().value())))
        .andExpect(content().string(containsString("Understand kernels")))
        .andExpect(content().string(containsString("Only you and operators can read this.")));
    mvc.perform(get("/members/profile").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Operators have no profile")));
  }

  @Test
  void whoWritesForAMenteeIsToldWhoReadsIt() throws Exception {
    mvc.perform(get("/members/people/new?role=mentee").with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Only the mentee and operators can read this."),
                        not(containsString("Only you")))));
  }

  @Test
  void operatorsAddPeopleAndFindThem() throws Exception {
    mvc.perform(get("/members/people/new?role=mentor").with(LoggedInAs.operator()))
        .andExpect(
            content().string(allOf(containsString("Headline"), not(containsString("Goals")))));
    var address =
        mvc.perform(
                post("/members/people/mentees")
                    .with(LoggedInAs.operator())
                    .with(csrf())
                    .param("name", "Yusuf Karim")
                    .param("topics", "Kernels")
                    .param("languages", "Turkish")
                    .param("zone", "Europe/Istanbul"))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();

    mvc.perform(get(String.valueOf(address)).with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Yusuf Karim"),
                        containsString("/access/fragments/sign-ins/"))));
    mvc.perform(get("/members/people?name=yusuf&role=mentee").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Yusuf Karim")));
    mvc.perform(get("/members/people?name=yusuf&role=mentor").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Nobody found")));
    mvc.perform(get("/members/people?role=emperor").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
  }

  @Test
  void theNextPageIsOfTheSameSizeAndOfTheSameSearch() throws Exception {
    mentee();
    mentee();
    mvc.perform(get("/members/people?size=1&name=tara&role=mentee").with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    containsString("href=\"?size=1&amp;name=tara&amp;role=mentee&amp;page=1\"")));
    mentor("Amara Diallo", "Paging");
    mentor("Amara Diallo", "Paging");
    mvc.perform(
            get("/members/fragments/mentors?skill=paging&size=1").with(LoggedInAs.mentee(someone)))
        .andExpect(
            content().string(containsString("href=\"?skill=paging&amp;size=1&amp;page=1\"")));
  }

  @Test
  void aMentorsPersonPageLetsTheOperatorUnlistThem() throws Exception {
    var id = mentor("Kofi", "Bees").id();

    mvc.perform(get("/members/people/" + id.value()).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Unlist this mentor")));
    mvc.perform(
            post("/members/people/" + id.value() + "/listing")
                .param("listed", "false")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(mentors.findById(id).orElseThrow().listed()).isFalse();
  }

  @Test
  void whatOperatorsSeeIsClosedToOthers() throws Exception {
    for (var path : List.of("/members/people", "/members/cohorts", "/members/people/" + someone)) {
      mvc.perform(get(path).with(LoggedInAs.mentor(someone))).andExpect(status().isForbidden());
    }
    mvc.perform(get("/members/people/" + someone).with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  private Mentor mentor(String name, String skill) {
    return mentorService.join(
        MentorProfile.of(
            name, "Helps", "Long ago", List.of(skill), List.of("en", "fr"), "Africa/Dakar", 3));
  }

  private Mentee mentee() {
    return menteeService.join(
        LearningGoals.of(
            "Tara Lind", "Understand kernels", List.of("Kernels"), List.of("en"), "Asia/Tokyo"));
  }
}
