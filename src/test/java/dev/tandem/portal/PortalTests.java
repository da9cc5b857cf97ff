package dev.tandem.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class PortalTests {

  private static final UUID SOMEONE = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @Autowired MockMvc mvc;
  @Autowired ApplicationContext context;

  @Test
  void runsWithoutTheModulesWhosePartsItShows() {
    assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType))
        .noneMatch(it ->
            it != null
                && it.getPackageName()
                    .matches("dev.tandem.(members|billing|scheduling|recommendations)"));
  }

  @Test
  void aMenteeIsMetWithRecommendationsAndSessions() throws Exception {
    mvc.perform(get("/").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(status().isOk())
        .andExpect(content().string(startsWith("<!DOCTYPE html>")))
        .andExpect(content().string(containsString("/recommendations/fragments/home")))
        .andExpect(content().string(not(containsString("Your earnings"))));
  }

  @Test
  void aMentorIsMetWithSessionsAndEarnings() throws Exception {
    mvc.perform(get("/").with(LoggedInAs.mentor(SOMEONE)))
        .andExpect(content().string(containsString("/billing/fragments/summary")))
        .andExpect(content().string(not(containsString("/recommendations/fragments/home"))));
  }

  @Test
  void navigationShowsOnlyWhereTheRoleMayGo() throws Exception {
    mvc.perform(get("/portal/fragments/navigation").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(content().string(containsString("/recommendations/mentors")))
        .andExpect(content().string(containsString("/access/sign-out")))
        .andExpect(content().string(not(containsString("/billing/ledger"))));
    mvc.perform(get("/portal/fragments/navigation").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("/billing/ledger")));
  }

  @Test
  void operatorsFindWhatTheyLookAfterInGroupsThatOpenWithoutAScript() throws Exception {
    var menu =
        mvc.perform(get("/portal/fragments/navigation").with(LoggedInAs.operator()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    var groups =
        Pattern.compile("<details class=\"group\" name=\"group\">\\s*<summary>(\\w+)</summary>");
    assertThat(groups.matcher(menu).results().map(it -> it.group(1)))
        .containsExactly("People", "Money", "Messages", "Running");
    assertThat(menu.substring(0, menu.indexOf("class=\"group\"")).split("<li>"))
        .as("what is seen before a group is opened")
        .hasSizeLessThanOrEqualTo(4);
    assertThat(menu.split("<a href=\"")).hasSizeGreaterThan(14).doesNotHaveDuplicates();
    mvc.perform(get("/portal/fragments/navigation").with(LoggedInAs.mentor(SOMEONE)))
        .andExpect(content().string(not(containsString("<details class=\"group\""))));
  }

  @Test
  void whoIsNotSignedInIsShownTheWay() throws Exception {
    mvc.perform(get("/portal/fragments/navigation"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Sign in")))
        .andExpect(content().string(not(containsString("Sign out"))));
  }

  @Test
  void theSearchIsHandedOnWhole() throws Exception {
    mvc.perform(
            get(URI.create("/portal/mentors?q=system%20design&language=de"))
                .with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(
            content()
                .string(
                    containsString(
                        "/members/fragments/mentors?q=system%20design&amp;language=de")));
  }

  @Test
  void theHeadOfEachPageLeadsToTheMenuWithoutScripts() throws Exception {
    mvc.perform(get("/portal/mentors").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(content().string(containsString("<noscript><a href=\"/portal/menu\">")));
    mvc.perform(get("/portal/menu").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(content().string(containsString("href=\"/scheduling/sessions\"")))
        .andExpect(content().string(containsString("action=\"/access/sign-out\"")))
        .andExpect(content().string(not(containsString("/members/people"))));
  }

  @Test
  void aChoiceInTheAddressOfAMentorsPageIsHandedOn() throws Exception {
    var choice = "?day=2027-04-20&zone=Asia%2FKolkata";
    var page =
        mvc.perform(
                get(URI.create("/portal/mentors/" + SOMEONE + choice))
                    .with(LoggedInAs.mentee(SOMEONE)))
            .andReturn()
            .getResponse()
            .getContentAsString();

    var handedOn = choice.replace("&", "&amp;") + "\"";
    assertThat(page)
        .contains("/scheduling/fragments/mentors/" + SOMEONE + "/slots" + handedOn)
        .contains("<noscript>", "href=\"/scheduling/mentors/" + SOMEONE + handedOn);
  }

  @Test
  void aMentorsPageIsPutTogetherFromThreeModules() throws Exception {
    mvc.perform(get("/portal/mentors/" + SOMEONE).with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(content().string(containsString("/members/fragments/mentors/" + SOMEONE)))
        .andExpect(
            content().string(containsString("/scheduling/fragments/mentors/" + SOMEONE + "/slots")))
        .andExpect(
            content().string(containsString("/recommendations/fragments/mentors/" + SOMEONE)));
  }

  @Test
  void nonsenseIsAnsweredWithAPageOfWords() throws Exception {
    mvc.perform(get("/portal/mentors/nobody").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("nobody")))
        .andExpect(content().string(containsString("<!DOCTYPE html>")));
    mvc.perform(get("/portal/nowhere").with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no such address.")))
        .andExpect(content().string(containsString("Go to the home page")));
  }

  @Test
  void aPartOfAPageIsAnsweredWithAPartOnly() throws Exception {
    mvc.perform(
            get("/portal/mentors/nobody")
                .header("HX-Request", "true")
                .with(LoggedInAs.mentee(SOMEONE)))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("role=\"alert\"")))
        .andExpect(content().string(not(containsString("<html"))));
  }
}
