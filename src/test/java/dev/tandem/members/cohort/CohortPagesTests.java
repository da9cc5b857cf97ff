package dev.tandem.members.cohort;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.members.person.PeopleFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class CohortPagesTests {

  @Autowired MockMvc mvc;
  @Autowired CohortService cohorts;
  @Autowired BeanFactory beans;

  @Test
  void operatorsOpenACohortAndEnrolByName() throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    mvc.perform(
            post("/members/cohorts")
                .with(LoggedInAs.operator())
                .with(csrf())
                .param("name", "Winter group")
                .param("topics", "Kernels")
                .param("startsOn", today.toString())
                .param("endsOn", today.plusDays(9).toString())
                .param("capacity", "5"))
        .andExpect(status().is3xxRedirection());
    mvc.perform(get("/members/cohorts").with(LoggedInAs.operator()))
        .andExpect(
            content().string(allOf(containsString("Winter group"), containsString("0 of 5"))));

    var cohort =
        cohorts.open(new CohortPlan("Spring", List.of(), today, today.plusDays(1), 1)).id().value();
    var mentee = new PeopleFixture(beans).mentee("Tara Lind").value();
    var path = "/members/cohorts/" + cohort;
    mvc.perform(get(path + "?find=tara").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(mentee.toString())));
    mvc.perform(
            post(path + "/enrolments")
                .param("memberId", mentee.toString())
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl(path + "?saved"));
    mvc.perform(get(path).with(LoggedInAs.operator()))
        .andExpect(
            content()
                .string(
                    allOf(containsString("1 of 1"), containsString("/members/people/" + mentee))));
    mvc.perform(post(path + "/closing").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(redirectedUrl(path + "?saved"));
  }
}
