package dev.tandem.eventing;

import dev.tandem.eventing.tenure.NotLive;
import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Runs the scheduled methods of a module only while it is live here. */
class RestingJobs extends ScheduledAnnotationBeanPostProcessor {

  private final Predicate<String> isLive;

  RestingJobs(Predicate<String> isLive) {
    this.isLive = isLive;
  }

  @Override
  protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
    var job = super.createRunnable(target, method, qualifier);
    var module = Subscription.module(method.getDeclaringClass());
    return new Resting(
        job,
        () -> {
          if (isLive.test(module)) {
            run(job);
          }
        });
  }

  /** Its module may have gone since it was asked about. */
  private static void run(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      if (!NotLive.caused(e)) {
        throw e;
      }
    }
  }

  /** Shown to operators as the job that it is. */
  private record Resting(Runnable job, Runnable gate) implements Runnable {

    @Override
    public void run() {
      gate.run();
    }

    @Override
    public String toString() {
      return job.toString();
    }
  }
}
