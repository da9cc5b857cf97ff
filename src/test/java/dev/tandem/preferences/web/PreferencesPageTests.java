package dev.tandem.preferences.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.decision.Wording;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class PreferencesPageTests {

  private static final String REMINDERS = "topic/reminders/email";
  private static final String NEWS = "topic/product-news/email";

  @Autowired MockMvc mvc;
  @Autowired ChoiceLog log;

  private final UUID member = UUID.randomUUID();
  private final RequestPostProcessor me = LoggedInAs.mentee(member);

  @Test
  void thePageSaysWhyEachMessageIsSent() throws Exception {
    choose(REMINDERS, "UNSET", "OFF", "/preferences?saved");

    mvc.perform(get("/preferences").with(me))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("You switched this off on")))
        .andExpect(content().string(containsString("On, unless you switch it off.")))
        .andExpect(content().string(containsString("Off, unless you switch it on.")))
        .andExpect(content().string(containsString("Always sent, so that nobody else")))
        .andExpect(content().string(not(containsString("Payouts"))));
    mvc.perform(get("/preferences/history").with(me))
        .andExpect(content().string(containsString("Reminders by e-mail")))
        .andExpect(content().string(containsString(Wording.VERSION)));
  }

  @Test
  void anOldPageUndoesNothingThatWasChosenElsewhere() throws Exception {
    choose(REMINDERS, "UNSET", "OFF", "/preferences?saved");
    choose(REMINDERS, "UNSET", "UNSET", "/preferences?unchanged");

    assertThat(log.currentOf(member).byQuestion().get(REMINDERS).value()).isEqualTo("OFF");
  }

  @Test
  void newsOfTheProductAreSentOnlyAfterASecondYes() throws Exception {
    choose(NEWS, "UNSET", "ON", "/preferences/confirmation?topic=product-news");
    mvc.perform(get("/preferences").with(me))
        .andExpect(content().string(containsString("not confirmed yet")));
    mvc.perform(get("/preferences/confirmation?topic=product-news").with(me))
        .andExpect(status().isOk());
    assertThat(log.currentOf(member).byQuestion().get(NEWS).confirmed()).isFalse();

    mvc.perform(
            post("/preferences/confirmation").param("topic", "product-news").with(me).with(csrf()))
        .andExpect(redirectedUrl("/preferences?saved"));

    assertThat(log.currentOf(member).byQuestion().get(NEWS).confirmed()).isTrue();
    mvc.perform(get("/preferences/confirmation?topic=security").with(me))
        .andExpect(status().isNotFound());
  }

  @Test
  void remindersAreChosenByBoxesAndNoneIsPossible() throws Exception {
    mvc.perform(
            post("/preferences")
                .param("shown:setting/reminder-lead-minutes", "1440,60")
                .param("lead", "60", "2880")
                .with(me)
                .with(csrf()))
        .andExpect(redirectedUrl("/preferences?saved"));
    assertThat(newest().value()).isEqualTo("2880,60");
    mvc.perform(
            post("/preferences")
                .param("shown:setting/reminder-lead-minutes", "2880,60")
                .with(me)
                .with(csrf()))
        .andExpect(redirectedUrl("/preferences?saved"));
    assertThat(newest().value()).isEqualTo("none");
  }

  @Test
  void whoSeesAProfileIsAskedOfMentorsAndWhatTheFeedShowsOfEveryone() throws Exception {
    mvc.perform(get("/preferences").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(content().string(containsString("setting/calendar-content")))
        .andExpect(content().string(not(containsString("setting/profile-visibility"))));
    mvc.perform(get("/preferences").with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(content().string(containsString("setting/calendar-content")))
        .andExpect(content().string(containsString("setting/profile-visibility")));
  }

  @Test
  void theChosenZoneIsThatOfAllPages() throws Exception {
    choose("setting/time-zone", "", "America/New_York", "/preferences?saved");

    mvc.perform(get("/preferences").with(me))
        .andExpect(header().string("Set-Cookie", containsString("chosen-zone=America%2FNew_York")));
    choose("setting/time-zone", "America/New_York", "", "/preferences?saved");
    mvc.perform(get("/preferences").with(me))
        .andExpect(
            header().string("Set-Cookie", containsString("chosen-zone=; Path=/; Max-Age=0")));
  }

  @Test
  void whatCannotBeChosenIsRefusedWithASentence() throws Exception {
    refuse("setting/time-zone", "GMT+2", "is not a time zone");
    refuse("topic/reminders/email", "perhaps", "use ON, OFF or UNSET");
    refuse("topic/security/email", "OFF", "always sent");
    refuse("topic/unknown/email", "ON", "There is no preference");
  }

  @Test
  void membersSeeOnlyTheirOwnAndOperatorsChangeForThem() throws Exception {
    mvc.perform(get("/preferences/members/" + UUID.randomUUID()).with(me))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/preferences/members/" + UUID.randomUUID()).with(me))
        .andExpect(status().isNotFound());
    mvc.perform(get("/preferences/cohorts").with(me)).andExpect(status().isForbidden());

    mvc.perform(
            post("/preferences/members/" + member)
                .param("shown:" + NEWS, "UNSET")
                .param(NEWS, "ON")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl("/preferences/members/" + member + "?saved"));
    assertThat(newest().source()).isEqualTo(ChoiceSource.OPERATOR);
    assertThat(newest().confirmed()).as("an operator cannot consent").isFalse();
    mvc.perform(get("/preferences/members/" + member).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Preferences of a member")));
    mvc.perform(get("/preferences").with(me)).andExpect(status().isOk());
  }

  @Test
  void theApiTellsEachDecisionWithItsReason() throws Exception {
    var address = "/api/preferences/members/" + member;
    mvc.perform(
            put(address + "/answers")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"answers": {"channel/email": "OFF", "setting/clock": "12h"}}
                    """)
                .with(me))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.decisions[?(@.topic == 'reminders')].reason").value("CHANNEL"))
        .andExpect(jsonPath("$.decisions[?(@.topic == 'security')].on").value(true))
        .andExpect(jsonPath("$.settings.clock").value("12h"));
    mvc.perform(get(address + "/history").with(me)).andExpect(jsonPath("$.total").value(2));
  }

  private void choose(String question, String shown, String chosen, String next) throws Exception {
    mvc.perform(
            post("/preferences")
                .param("shown:" + question, shown)
                .param(question, chosen)
                .with(me)
                .with(csrf()))
        .andExpect(redirectedUrl(next));
  }

  private void refuse(String question, String value, String sentence) throws Exception {
    mvc.perform(
            post("/preferences")
                .param("shown:" + question, "shown")
                .param(question, value)
                .with(me)
                .with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(sentence)));
    assertThat(log.history(member)).isEmpty();
  }

  private RecordedChoice newest() {
    return log.history(member).getFirst();
  }
}
