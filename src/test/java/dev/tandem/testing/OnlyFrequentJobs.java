package dev.tandem.testing;

import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Leaves out the jobs that run once a minute or less. A test that needs one calls it; by itself it
 * would only come in the way of whichever test runs at that moment.
 */
final class OnlyFrequentJobs implements SchedulingConfigurer {

  private static final Duration RARE = Duration.ofMinutes(1);

  @Override
  public void configureTasks(ScheduledTaskRegistrar jobs) {
    jobs.setFixedDelayTasksList(frequent(jobs.getFixedDelayTaskList()));
    jobs.setFixedRateTasksList(frequent(jobs.getFixedRateTaskList()));
    jobs.setCronTasksList(List.of());
  }

  private static List<IntervalTask> frequent(List<IntervalTask> jobs) {
    return jobs.stream().filter(job -> job.getIntervalDuration().compareTo(RARE) < 0).toList();
  }
}
