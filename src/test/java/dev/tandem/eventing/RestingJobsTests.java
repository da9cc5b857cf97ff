package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.Beside;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.scheduling.annotation.Scheduled;

@Beside
class RestingJobsTests {

  static class Job {

    final AtomicInteger runs = new AtomicInteger();

    @Scheduled(fixedDelay = 5)
    void run() {
      if (runs.incrementAndGet() == 3) {
        throw new UncategorizedSQLException("late", "insert", new SQLException("no", "TD001"));
      }
    }
  }

  @Test
  void aJobRestsWhileItsModuleIsNotLiveAndGoesOnByItself() {
    var live = new AtomicBoolean(true);
    var asked = new AtomicInteger();
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(
          RestingJobs.class,
          () ->
              new RestingJobs(module -> {
                asked.incrementAndGet();
                return module.equals("eventing") && live.get();
              }));
      context.registerBean(Job.class);
      context.refresh();
      var job = context.getBean(Job.class);
      await().until(() -> job.runs.get() > 5);

      live.set(false);
      awaitMore(asked, 2);
      int before = job.runs.get();
      awaitMore(asked, 5);
      assertThat(job.runs.get()).isEqualTo(before);

      live.set(true);
      await().until(() -> job.runs.get() > before);
    }
  }

  private static void awaitMore(AtomicInteger counted, int times) {
    int before = counted.get();
    await().until(() -> counted.get() >= before + times);
  }
}
