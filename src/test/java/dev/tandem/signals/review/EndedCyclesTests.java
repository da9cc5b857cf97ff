package dev.tandem.signals.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.recommendations.events.RankingSwitched;
import dev.tandem.signals.change.Changes;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.CycleCalendar;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.events.ReviewDue;
import dev.tandem.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;

/** Operators are told once that a week has ended. */
@ModuleTest
class EndedCyclesTests {

  @Autowired EndedCycles ended;
  @Autowired Cycles cycles;
  @Autowired CycleCalendar calendar;
  @Autowired Changes changes;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void forget() {
    for (var table : new String[] {"change", "told_cycle", "stage_change"}) {
      jdbc.sql("delete from signals." + table).update();
    }
  }

  /** Of a week that the schedule never tells. */
  @Test
  void aWeekIsToldOnceWithItsNumbers(AssertablePublishedEvents events) {
    var cycle = calendar.upTo(cycles.current(), 3).getFirst();
    switchedBack(cycle);
    ended.tell(cycle);
    ended.tell(cycle);
    assertThat(events.ofType(ReviewDue.class).matching(it -> it.cycle().equals(cycle.name())))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.cycle()).isEqualTo(cycle.name());
          assertThat(it.end()).isEqualTo(cycle.end());
          assertThat(it.changes()).isEqualTo(1);
          assertThat(it.incidents()).isEqualTo(1);
          assertThat(it.modules()).isEmpty();
        });
  }

  @Test
  void theScheduleTellsTheLastWeek() {
    var last = calendar.upTo(cycles.current(), 2).getFirst();
    switchedBack(last);
    ended.run();
    assertThat(jdbc.sql("select cycle from signals.told_cycle").query(String.class).list())
        .containsExactly(last.name());
  }

  @Test
  void aWeekOfWhichNothingIsKnownIsNotTold(AssertablePublishedEvents events) {
    ended.run();
    assertThat(events.ofType(ReviewDue.class)).isEmpty();
  }

  private void switchedBack(Cycle cycle) {
    var meta = EventMetadata.about(Ids.named("a branch"), 1, cycle.end().minusSeconds(60));
    changes.add(new RankingSwitched(meta, "recommendations", "Switched.", "Tandem", "It is slow."));
  }
}
