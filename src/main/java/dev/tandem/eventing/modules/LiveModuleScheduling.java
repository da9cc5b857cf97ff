package dev.tandem.eventing.modules;

import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.kernel.role.AlsoInCopies;
import dev.tandem.kernel.role.ModuleWork;
import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.stereotype.Component;

/**
 * Runs the scheduled methods of a module only while it is live here, unless they only read, and
 * none at all in a command beside the platform. Takes the place of the processor that
 * {@code @EnableScheduling} would register.
 */
@Component(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
@ConditionalOnBooleanProperty(
    name = "tandem.eventing.passive",
    havingValue = false,
    matchIfMissing = true)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class LiveModuleScheduling extends ScheduledAnnotationBeanPostProcessor {

  private final Predicate<String> isLive;

  @Autowired
  LiveModuleScheduling(ObjectProvider<LiveModuleCache> liveModules) {
    this(module -> liveModules.getObject().isLive(module));
  }

  LiveModuleScheduling(Predicate<String> isLive) {
    this.isLive = isLive;
  }

  @Override
  protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
    var job = super.createRunnable(target, method, qualifier);
    var module = Subscription.moduleOf(method.getDeclaringClass());
    boolean onlyReads = method.isAnnotationPresent(AlsoInCopies.class);
    return new LiveModuleJob(
        job,
        () -> {
          if (onlyReads || isLive.test(module)) {
            ModuleWork.run(module, () -> runUnlessFenced(job));
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
