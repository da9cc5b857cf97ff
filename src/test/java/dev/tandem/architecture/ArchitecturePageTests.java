package dev.tandem.architecture;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class ArchitecturePageTests {

  @Autowired MockMvc mvc;

  @Test
  void showsOperatorsTheDiagramsAndTheReadinessOfEveryModule() throws Exception {
    mvc.perform(get("/architecture").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<svg")))
        .andExpect(content().string(containsString("Billing")))
        .andExpect(content().string(containsString("holds")));
  }

  @Test
  void showsOperatorsWhatTheModulesRememberAndHowOldThatMayBe() throws Exception {
    mvc.perform(get("/architecture").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("slot.MentorCalendars.parsed")))
        .andExpect(content().string(containsString("never: the text is read each time")));
  }

  @Test
  void rejectsMembers() throws Exception {
    mvc.perform(get("/architecture").with(LoggedInAs.mentee(new UUID(7, 7))))
        .andExpect(status().isForbidden());
  }
}
