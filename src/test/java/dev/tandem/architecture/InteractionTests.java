package dev.tandem.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.eventing.counting.InteractionWriter;
import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** How modules use each other, as the page and the API show it. */
@ModuleTest
class InteractionTests {

  private static final Interaction UNDECLARED =
      part("billing", "architecture", "GET /architecture");
  private static final Interaction DECLARED =
      part("billing", "members", "GET /members/fragments/name/{id}");
  private static final Interaction OF_THE_LAYOUT =
      part("kernel", "portal", "GET /portal/fragments/navigation");

  @Autowired MockMvc mvc;
  @Autowired InteractionHistory weeks;
  @Autowired InteractionWriter writer;
  @Autowired PagePartFilter filter;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @BeforeEach
  void forget() {
    writer.write();
    jdbc.sql("delete from eventing.interaction").update();
  }

  @Test
  void whatABrowserAsksAModuleForOnAPageThatDoesNotDeclareItStandsOut() throws Exception {
    mvc.perform(
            get("/architecture")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/billing/invoices")
                .with(LoggedInAs.operator()))
        .andExpect(status().isOk());
    writer.write();

    assertThat(times(UNDECLARED)).isEqualTo(1);
    mvc.perform(get("/architecture").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Seen, not declared: <b>1</b>")))
        .andExpect(content().string(containsString("not declared: 1</text>")))
        .andExpect(content().string(containsString("<code>GET /architecture</code>")));
    mvc.perform(get("/api/architecture/interactions?status=UNDECLARED").with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].source").value("billing"))
        .andExpect(jsonPath("$.items[0].subject").value("GET /architecture"))
        .andExpect(jsonPath("$.items[0].times").value(1));
  }

  @Test
  void whatIsDeclaredAndWasNotSeenStandsOutUntilItIsSeen() throws Exception {
    mvc.perform(get("/architecture").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Declared and seen: <b>0</b>")))
        .andExpect(content().string(containsString(">0/1</text>")))
        .andExpect(content().string(containsString("never in the weeks that are kept")));
    var unused = total(InteractionStatus.UNUSED);
    assertThat(total(InteractionStatus.SEEN)).isZero();

    ask("/members/fragments/name/" + UUID.randomUUID(), "/billing/invoices", HttpStatus.OK);
    writer.write();

    assertThat(total(InteractionStatus.UNUSED)).isEqualTo(unused - 1);
    assertThat(total(InteractionStatus.SEEN)).isEqualTo(1);
    assertThat(total(InteractionStatus.UNDECLARED)).isZero();
  }

  @Test
  void aRequestThatHomeForwardsHasTheRouteThatThePageDeclares() throws Exception {
    ask("/members/fragments/name/" + UUID.randomUUID(), "/billing/invoices", HttpStatus.OK);
    ask("/members/unheard-of", "/billing/invoices", HttpStatus.OK);
    writer.write();

    assertThat(times(DECLARED)).isEqualTo(1);
    assertThat(times(part("billing", "members", "GET /members/**"))).isEqualTo(1);
  }

  @Test
  void whatTheLayoutOfEveryPageAsksForIsTheKernels() throws Exception {
    ask("/portal/fragments/navigation", "/billing/invoices", HttpStatus.OK);
    writer.write();

    assertThat(times(OF_THE_LAYOUT)).isEqualTo(1);
  }

  @Test
  void whatIsRefusedOrAskedByNoPageIsNotCounted() throws Exception {
    ask("/members/fragments/name/" + UUID.randomUUID(), "/billing/invoices", HttpStatus.NOT_FOUND);
    mvc.perform(get("/architecture").with(LoggedInAs.operator()));
    writer.write();

    assertThat(weeks.seenIn(InteractionHistory.weekOf(clock.instant()))).isEmpty();
  }

  @Test
  void aStrangerAddsOnlyToWhatIsDeclared() throws Exception {
    ask(null, "/access/sign-in", "/billing/invoices", HttpStatus.OK);
    ask(null, "/portal/fragments/navigation", "/access/sign-in", HttpStatus.OK);
    writer.write();

    assertThat(total(InteractionStatus.UNDECLARED)).isZero();
    assertThat(times(OF_THE_LAYOUT)).isEqualTo(1);
  }

  @Test
  void anEarlierWeekIsShownByItsDate() throws Exception {
    var before = InteractionHistory.weekOf(clock.instant()).minusWeeks(1);
    jdbc.sql(
            "insert into eventing.interaction values (?, 'EVENT', 'scheduling', 'billing', 'x', 7, now())")
        .param(before)
        .update();

    mvc.perform(get("/architecture?week=" + before.plusDays(3)).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("not declared: 1</text>")));
    mvc.perform(get("/architecture").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("week=" + before)))
        .andExpect(content().string(containsString("Seen, not declared: <b>0</b>")));
  }

  @Test
  void aWeekOfWhichNothingIsKeptIsRefused() throws Exception {
    for (var week :
        new String[] {"2019-01-01", "+999999999-12-31", "-999999999-01-01", "2999-01-01", "soon"}) {
      mvc.perform(
              get("/api/architecture/interactions").param("week", week).with(LoggedInAs.operator()))
          .andExpect(status().isBadRequest());
    }
  }

  @Test
  void membersDoNotSeeIt() throws Exception {
    mvc.perform(get("/api/architecture/interactions").with(LoggedInAs.mentee(new UUID(7, 7))))
        .andExpect(status().isForbidden());
  }

  private int total(InteractionStatus status) throws Exception {
    var answer =
        mvc.perform(
                get("/api/architecture/interactions")
                    .param("status", status.name())
                    .with(LoggedInAs.operator()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(answer, "$.total");
  }

  /** A part of a page whose controller is in another process. */
  private void ask(String part, String page, HttpStatus answer) throws Exception {
    ask("somebody", part, page, answer);
  }

  private void ask(@Nullable String user, String part, String page, HttpStatus answer)
      throws Exception {
    var request = new MockHttpServletRequest("GET", part);
    request.setServletPath(part);
    request.setRemoteUser(user);
    request.addHeader("HX-Request", "true");
    request.addHeader("HX-Current-URL", "http://localhost" + page);
    var response = new MockHttpServletResponse();
    response.setStatus(answer.value());
    filter.doFilter(request, response, new MockFilterChain());
  }

  private long times(Interaction interaction) {
    LocalDate week = InteractionHistory.weekOf(clock.instant());
    return weeks.seenIn(week).stream()
        .filter(it -> it.interaction().equals(interaction))
        .mapToLong(MeasuredInteraction::times)
        .sum();
  }

  private static Interaction part(String source, String target, String route) {
    return new Interaction(InteractionKind.PAGE_PART, source, target, route);
  }
}
