package dev.tandem.eventing.modules;

import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.subscription.Subscription;
import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Runs the scheduled methods of a module only while it is live here. */
public class LiveModuleScheduling extends ScheduledAnnotationBeanPostProcessor {

  private final Predicate<String> isLive;

  public LiveModuleScheduling(Predicate<String> isLive) {
    this.isLive = isLive;
  }

  @Override
  protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
    var job = super.createRunnable(target, method, qualifier);
    var module = Subscription.moduleOf(method.getDeclaringClass());
    return new LiveModuleJob(
        job,
        () -> {
          if (isLive.test(module)) {
            runUnlessFenced(job);
          }
        });
  }

  /** The module may have been fenced since it was checked. */
  private static void runUnlessFenced(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      if (!FencedWrite.isCauseOf(e)) {
        throw e;
      }
    }
  }

  /** Appears to operators as the job itself, as in the list of scheduled tasks. */
  private record LiveModuleJob(Runnable job, Runnable guardedJob) implements Runnable {

    @Override
    public void run() {
      guardedJob.run();
    }

    @Override
    public String toString() {
      return job.toString();
    }
  }
}
