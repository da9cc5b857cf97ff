package dev.tandem.readiness.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Run by {@code mvn -Pisolated test}, which starts a JVM for each module. */
@Tag("isolated")
@Execution(ExecutionMode.CONCURRENT)
class IsolatedSliceTests {

  /** One module, for a developer: {@code mvn -Pisolated test -Dtandem.module=billing}. */
  private static final String ONLY = System.getProperty("tandem.module", "");

  /** Those whose tests pass in a project of their own anyway ({@code mvn -Pextract verify}). */
  private static final Set<String> EXCEPT =
      Set.of(System.getProperty("tandem.modules.extracted", "").split(","));

  /** Each of these processes has a database of its own beside it. */
  private static final Semaphore PROCESSES =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  private static final Path FOLDER = Path.of("target", "isolated");

  @TestFactory
  Stream<DynamicTest> theSlicesPassWithoutTheClassesOfOtherModules() {
    var codebase = Codebase.tandem();
    var agent = ConnectionAgent.jar(FOLDER.resolve("connection-agent.jar"));
    return codebase.modules.values().stream()
        .filter(module -> !module.name().equals("kernel"))
        .filter(module -> !EXCEPT.contains(module.name()))
        .filter(module -> ONLY.isEmpty() || ONLY.equals(module.name()))
        .map(module ->
            DynamicTest.dynamicTest(module.name(), () -> assertPasses(codebase, module, agent)));
  }

  private static void assertPasses(Codebase codebase, DeclaredModule module, Path agent)
      throws IOException, InterruptedException {
    var log = FOLDER.resolve(module.name() + ".log");
    var exit = run(command(codebase, module, agent), log);
    var output = Files.readAllLines(log);

    assertThat(exit).as("exit code of the slices of " + module.name() + ", see " + log).isZero();
    assertThat(result(output))
        .as(
            "the slices of %s where no other module's class, resource or address exists; %s says"
                + " what is missing. Use published events, in the test as well.",
            module.name(), log)
        .matches("@[1-9]\\d* tests, 0 failures");
  }

  private static int run(List<String> command, Path log) throws IOException, InterruptedException {
    PROCESSES.acquire();
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
    } finally {
      PROCESSES.release();
    }
  }

  private static String result(List<String> output) {
    return output.stream().filter(line -> line.startsWith("@")).findFirst().orElse("no result");
  }

  private static List<String> command(Codebase codebase, DeclaredModule module, Path agent) {
    var complete =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-javaagent:" + agent.toAbsolutePath(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseParallelGC",
        "-Xmx700m",
        "-Duser.timezone=UTC",
        "-Dlogging.threshold.console=off",
        "-Dlogging.file.name=" + FOLDER.resolve(module.name() + "-platform.log"),
        "-cp",
        ModuleClassPath.of(codebase, module, complete),
        SliceLauncher.class.getName(),
        module.basePackage());
  }
}
