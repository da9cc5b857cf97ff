package dev.tandem.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Operators see of each hour how often the caches had what they were asked for. The platform itself
 * asks now and then, too.
 */
class SchedulingCacheReadsTests extends SlotTestCase {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired FigureReporter reporter;
  @Autowired SchedulingCacheReads reads;

  private Instant hour;

  @BeforeEach
  void goToAnHourOfItsOwn() {
    hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(70));
    clock.stopAt(hour.plusSeconds(60));
    reads.store();
    jdbc.sql("delete from scheduling.cache_read").update();
  }

  @Test
  void whatWasReadIsInTheFiguresOfItsHour() throws Exception {
    search(50);
    reads.store();
    reads.store();
    clock.stopAt(hour.plusSeconds(240));
    search(50);
    reads.store();

    assertThat(figure("scheduling-cache-reads")).isBetween(100L, 149L);
    assertThat(figure("scheduling-cache-hits")).isBetween(99L, 149L);
  }

  /** A copy that becomes live does not give all that it was asked to its first hour. */
  @Test
  void whatWasCountedForLongBelongsToNoHour() throws Exception {
    search(50);
    clock.stopAt(hour.plus(Duration.ofMinutes(30)));
    reads.store();
    search(2);
    reads.store();

    assertThat(figure("scheduling-cache-reads")).isBetween(2L, 49L);
  }

  @Test
  void hoursOfTwoWeeksAgoAreForgotten() throws Exception {
    jdbc.sql("insert into scheduling.cache_read values (?, 'old', 1, 1)")
        .param(hour.minus(Duration.ofDays(15)))
        .update();

    search(1);
    reads.store();

    assertThat(
            jdbc.sql("select count(*) from scheduling.cache_read where cache = 'old'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private void search(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      mvc.perform(get("/api/scheduling/slots?mentor=" + mentor).with(LoggedInAs.mentee(mentee)))
          .andExpect(status().isOk());
    }
  }

  private long figure(String signal) {
    clock.stopAt(hour.plus(Duration.ofMinutes(65)));
    return reporter.figuresOf("scheduling", hour).figures().stream()
        .filter(it -> it.signal().equals(signal))
        .findFirst()
        .orElseThrow()
        .value()
        .longValueExact();
  }
}
