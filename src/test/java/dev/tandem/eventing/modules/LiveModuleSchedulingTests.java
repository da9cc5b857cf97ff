package dev.tandem.eventing.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.role.AlsoInCopies;
import dev.tandem.testing.NoDatabase;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.scheduling.annotation.Scheduled;

@NoDatabase
class LiveModuleSchedulingTests {

  static class CountingJob {

    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();

    @AlsoInCopies
    @Scheduled(fixedDelay = 5)
    void read() {
      reads.incrementAndGet();
    }

    @Scheduled(fixedDelay = 5)
    void run() {
      if (runs.incrementAndGet() == 3) {
        throw new UncategorizedSQLException("late", "insert", new SQLException("no", "TD001"));
      }
    }
  }

  @Test
  void aJobIsSkippedWhileItsModuleIsNotLiveAndResumesAfterwardsUnlessItOnlyReads() {
    var live = new AtomicBoolean(true);
    var checks = new AtomicInteger();
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(
          LiveModuleScheduling.class,
          () ->
              new LiveModuleScheduling(module -> {
                checks.incrementAndGet();
                return module.equals("eventing") && live.get();
              }));
      context.registerBean(CountingJob.class);
      context.refresh();
      var job = context.getBean(CountingJob.class);
      await().until(() -> job.runs.get() > 5);

      live.set(false);
      awaitIncrease(checks, 2);
      int before = job.runs.get();
      awaitIncrease(checks, 5);
      assertThat(job.runs.get()).isEqualTo(before);
      awaitIncrease(job.reads, 2);

      live.set(true);
      await().until(() -> job.runs.get() > before);
    }
  }

  private static void awaitIncrease(AtomicInteger counter, int times) {
    int before = counter.get();
    await().until(() -> counter.get() >= before + times);
  }
}
