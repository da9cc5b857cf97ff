package dev.tandem.signals.admin;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.verdict.VerdictService;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SignalPagesTests {

  @Autowired MockMvc mvc;
  @Autowired EvidenceStore store;
  @Autowired VerdictService verdicts;
  @Autowired TransactionTemplate transaction;

  private final String module = "module-" + UUID.randomUUID();

  @BeforeEach
  void compareWithMismatches() {
    var now = Instant.now();
    transaction.executeWithoutResult(_ -> {
      store.add(
          Report.of(
              new AnswersCompared(
                  EventMetadata.about(Ids.named(module), 1, now),
                  module,
                  "GET /api/x",
                  now,
                  10,
                  "home",
                  200,
                  30,
                  0,
                  20,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0)));
      verdicts.judge(module);
    });
  }

  @Test
  void showsEachVerdictWithItsFiguresAndAsksForItselfToStayLive() throws Exception {
    mvc.perform(get("/signals").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("30 of 200 compares differ (15.00 %)")))
        .andExpect(content().string(containsString("Roll back")))
        .andExpect(content().string(containsString("hx-trigger=\"every 3s\"")))
        .andExpect(content().string(containsString("/signals/definitions/service-failures")));
  }

  @Test
  void theApiSaysTheSame() throws Exception {
    mvc.perform(get("/api/signals/modules?size=100").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[?(@.module == '%s')].verdict", module).value("ROLL_BACK"))
        .andExpect(
            jsonPath("$.items[?(@.module == '%s')].signals[0].observations", module).value(200));
  }

  @Test
  void keepsEachVerdictThatWasGiven() throws Exception {
    mvc.perform(
            get("/api/signals/modules/{module}/mismatches/history", module)
                .with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].verdict").value("ROLL_BACK"));
    mvc.perform(get("/signals/modules/{module}/mismatches", module).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Mismatches of " + module)));
  }

  @ParameterizedTest
  @EnumSource
  void explainsEachSignal(Signal signal) throws Exception {
    mvc.perform(get("/signals/definitions/{signal}", signal.key()).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(signal.definition().threshold())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signals/definitions/moon",
        "/signals/modules/moon/mismatches",
        "/api/signals/modules/moon/mismatches/history"
      })
  void doesNotKnowOthers(String address) throws Exception {
    mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isNotFound());
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    var mentee = LoggedInAs.mentee(UUID.randomUUID());
    mvc.perform(get("/signals").with(mentee)).andExpect(status().isForbidden());
    mvc.perform(get("/api/signals/modules").with(mentee)).andExpect(status().isForbidden());
  }
}
