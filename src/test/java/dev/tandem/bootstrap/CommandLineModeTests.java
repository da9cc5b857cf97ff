package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.Tandem;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class CommandLineModeTests {

  private final List<String> runningBesides = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "move billing status, billing has run in the monolith",
    "migrate-preferences status, There is no migration."
  })
  void aCommandDoesWhatItSaysAndLeavesJobsAndDeliveriesToThePlatform(
      String command, String answer, CapturedOutput output) {
    var arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add("--spring.datasource.url=" + TestDatabase.create());

    SpringApplication.withHook(
        _ -> new WhatRuns(),
        () ->
            assertThat(CommandLineMode.run(Tandem.class, arguments.toArray(new String[0])))
                .isZero());

    assertThat(output).contains(answer);
    assertThat(runningBesides).isEmpty();
  }

  private final class WhatRuns implements SpringApplicationRunListener {

    @Override
    public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
      jobs(context).forEach(runningBesides::add);
      context
          .getBeansOfType(SmartLifecycle.class)
          .forEach((name, it) -> {
            if (it.isRunning() && it.getClass().getName().startsWith("dev.tandem.eventing")) {
              runningBesides.add(name);
            }
          });
    }

    private static List<String> jobs(ApplicationContext context) {
      return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
          .flatMap(it -> it.getScheduledTasks().stream())
          .map(Object::toString)
          .toList();
    }
  }
}
