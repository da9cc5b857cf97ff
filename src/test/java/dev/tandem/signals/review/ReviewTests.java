package dev.tandem.signals.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.MismatchesFound;
import dev.tandem.rollout.events.MismatchesFound.FoundCause;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.cycle.MismatchCauses;
import dev.tandem.signals.events.GateDecided;
import dev.tandem.signals.figure.Figure;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.Figures;
import dev.tandem.signals.gate.GateService;
import dev.tandem.signals.signal.Signal;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Operators read and sign reviews, and open gates. */
@ModuleTest
class ReviewTests {

  private static final String WORDS = "I have read all of it, and nothing is odd.";

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Cycles cycles;
  @Autowired CycleCalendar calendar;
  @Autowired MismatchCauses mismatches;
  @Autowired GateService gates;
  @Autowired Figures figures;

  private final String module = "module-" + UUID.randomUUID();
  private final RequestPostProcessor operator = operator();
  private List<Cycle> ended = List.of();

  private static RequestPostProcessor operator() {
    return user(UUID.randomUUID().toString())
        .authorities(new SimpleGrantedAuthority("ROLE_OPERATOR"));
  }

  /** The module has been in the shadow for more than three weeks, and safe all the time. */
  @BeforeEach
  void shadow() {
    ended = calendar.upTo(cycles.current(), 4).subList(0, 3);
    var since = ended.getFirst().start().minus(Duration.ofDays(2));
    jdbc.sql("insert into signals.stage_change values (?, 1, 'HOME', 'SHADOW', ?)")
        .params(module, since)
        .update();
    for (var signal : Signal.values()) {
      jdbc.sql(
              """
              insert into signals.verdict_history values (?, ?, 1, 'SAFE', 0, 9000, 'Safe.', ?, ?)
              """)
          .params(module, signal.key(), since, since)
          .update();
    }
  }

  @Test
  void threeSignedReviewsOpenTheGateOfTheCanary(AssertablePublishedEvents events) throws Exception {
    jdbc.sql("delete from signals.signature").update();
    assertThat(gates.gates(module).getFirst().missing())
        .startsWith("0 of 3 cycles in a row were clean. Nobody has signed the review of ");
    for (var cycle : ended) {
      sign(cycle, operator).andExpect(status().isCreated());
    }
    assertThat(gates.gates(module).getFirst().open()).isTrue();
    assertThat(events.ofType(GateDecided.class))
        .anyMatch(it -> it.module().equals(module) && it.target().equals("CANARY") && it.open());
    mvc.perform(get("/signals/review/{cycle}", ended.getLast().name()).with(operator))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Nothing speaks against " + module),
                        containsString("3 cycles in a row were clean."),
                        containsString(WORDS))));
  }

  @Test
  void anOperatorSignsOnceAndOnlyWhatHasEndedAndWithWords() throws Exception {
    var cycle = ended.getFirst();
    sign(cycle, operator).andExpect(status().isCreated());
    sign(cycle, operator)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value(containsString("already-signed")));
    sign(cycle, operator()).andExpect(status().isCreated());
    sign(cycles.current(), operator)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value(containsString("still-open")));
    mvc.perform(
            post("/signals/review/{cycle}/signatures", cycle.name())
                .param("words", "too short")
                .with(operator)
                .with(csrf()))
        .andExpect(status().isBadRequest());
    mvc.perform(
            post("/signals/review/{cycle}/signatures", cycle.name())
                .param("words", WORDS)
                .with(operator()))
        .andExpect(status().isForbidden());
  }

  @Test
  void aMismatchSpeaksAgainstACycleUntilSomebodyExplainsIt() throws Exception {
    var cycle = ended.getLast();
    var found =
        new MismatchesFound(
            EventMetadata.about(Ids.named(module), 1, cycle.start().plusSeconds(60)),
            module,
            List.of(new FoundCause("GET /api/x", "$.total", "value", 4, "99 (2)", "98 (2)")));
    mismatches.add(found);
    mismatches.add(found);
    assertThat(cycles.judge(module, cycle).faults())
        .containsExactly("1 cause of mismatches is without an explanation.");

    var review = "/api/signals/reviews/" + cycle.name();
    var body =
        mvc.perform(get(review).with(operator))
            .andExpect(jsonPath("$.mismatches[?(@.module == '%s')].occurrences", module).value(4))
            .andReturn()
            .getResponse()
            .getContentAsString();
    List<String> ids = JsonPath.read(body, "$.mismatches[?(@.module == '" + module + "')].id");
    mvc.perform(
            json(review + "/mismatches/" + ids.getFirst() + "/explanation", "words").with(operator))
        .andExpect(status().isOk());
    assertThat(cycles.judge(module, cycle).faults()).isEmpty();
    mvc.perform(
            json(review + "/mismatches/" + ids.getFirst() + "/explanation", "words").with(operator))
        .andExpect(status().isConflict());
    mvc.perform(
            json(review + "/mismatches/" + UUID.randomUUID() + "/explanation", "words")
                .with(operator))
        .andExpect(status().isNotFound());
  }

  @Test
  void aWaiverNeedsTwoOperatorsAndStaysInEveryLaterReview() throws Exception {
    var asked =
        mvc.perform(json("/api/signals/gates/" + module + "/away/waivers", "reason").with(operator))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    String id = JsonPath.read(asked, "$.id");
    var confirmation = "/api/signals/waivers/" + id + "/confirmation";
    mvc.perform(post(confirmation).with(operator))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value(containsString("same-operator")));
    assertThat(gates.gates(module).getLast().open()).isFalse();

    mvc.perform(post(confirmation).with(operator())).andExpect(status().isOk());
    assertThat(gates.gates(module).getLast().open()).isTrue();
    assertThat(gates.gates(module).getFirst().open()).as("of the other stage").isFalse();
    mvc.perform(post(confirmation).with(operator())).andExpect(status().isConflict());
    mvc.perform(json("/api/signals/gates/" + module + "/away/waivers", "reason").with(operator()))
        .andExpect(status().isConflict());
    mvc.perform(get("/signals/review/this-week").with(operator))
        .andExpect(content().string(containsString(module + ", stage away")));

    jdbc.sql("insert into signals.stage_change values (?, 2, 'SHADOW', 'HOME', now())")
        .param(module)
        .update();
    assertThat(gates.gates(module).getLast().open()).as("in another stay").isFalse();
    mvc.perform(get("/signals/review/this-week").with(operator))
        .andExpect(content().string(containsString(module + ", stage away")));
  }

  @Test
  void showsWhatASideOfAFigureSaysAndThatItIsNotWhatTheOthersSay() throws Exception {
    var cycle = ended.getFirst();
    jdbc.sql(
            """
            insert into signals.stage_change values ('billing', 1, 'HOME', 'SHADOW', ?)
            on conflict do nothing
            """)
        .param(cycle.start().minusSeconds(1))
        .update();
    for (var side : FigureSide.values()) {
      var value = side == FigureSide.SERVICE ? "4712" : "4711";
      figures.save(
          new Figure(
              "gross-funded",
              "billing",
              side,
              "",
              cycle.start(),
              new BigDecimal(value),
              Instant.now()));
    }
    mvc.perform(get("/signals/review/{cycle}", cycle.name()).with(operator))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Gross funded: the accounts differ in one hour."),
                        containsString("4,711"),
                        containsString("4,712"),
                        containsString("Deviates"))));
    jdbc.sql("delete from signals.figure where signal = 'gross-funded' and hour = ?")
        .param(cycle.start())
        .update();
    jdbc.sql("delete from signals.stage_change where module = 'billing'").update();
  }

  @Test
  void theListNamesEachCycleAndThePagesTakeTheForms() throws Exception {
    mvc.perform(get("/api/signals/reviews").with(operator))
        .andExpect(jsonPath("$.items[0].cycle.name").value(cycles.current().name()))
        .andExpect(jsonPath("$.items[0].ended").value(false))
        .andExpect(jsonPath("$.items[1].modules[*].module").value(hasItem(module)));
    mvc.perform(get("/signals/review").with(operator))
        .andExpect(content().string(containsString(ended.getFirst().name())));
    mvc.perform(
            post("/signals/gates/{module}/canary/waivers", module)
                .param("reason", "There is a deadline.")
                .with(operator)
                .with(csrf()))
        .andExpect(redirectedUrl("/signals/review/this-week"));
    mvc.perform(
            post("/signals/review/{cycle}/signatures", ended.getLast().name())
                .param("words", WORDS)
                .with(operator())
                .with(csrf()))
        .andExpect(redirectedUrl("/signals/review/" + ended.getLast().name()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-W54", "9999-W01", "1999-W01", "last-week", "2026-W01%00"})
  void thereIsNoReviewOfOtherWeeks(String week) throws Exception {
    mvc.perform(get("/api/signals/reviews/{week}", week).with(operator))
        .andExpect(status().is4xxClientError());
    mvc.perform(get("/signals/review/{week}", week).with(operator))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    var mentee = LoggedInAs.mentee(UUID.randomUUID());
    for (var address :
        List.of("/signals/review", "/signals/review/this-week", "/api/signals/reviews")) {
      mvc.perform(get(address).with(mentee)).andExpect(status().isForbidden());
    }
    sign(ended.getFirst(), mentee).andExpect(status().isForbidden());
    mvc.perform(json("/api/signals/gates/" + module + "/canary/waivers", "reason").with(mentee))
        .andExpect(status().isForbidden());
  }

  private ResultActions sign(Cycle cycle, RequestPostProcessor by) throws Exception {
    return mvc.perform(
        json("/api/signals/reviews/" + cycle.name() + "/signatures", "words").with(by));
  }

  private static MockHttpServletRequestBuilder json(String address, String field) {
    return post(address)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"%s\": \"%s\"}".formatted(field, WORDS));
  }
}
