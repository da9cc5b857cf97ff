package dev.tandem.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies modules into projects of their own, builds and tests each, starts it, and compares its
 * answers with those of the module in the platform: {@code mvn -Pextract verify
 * -Dtandem.module=billing,scheduling}. As many are built at a time as there are processors; their
 * answers are compared one after the other, as they share a broker.
 *
 * <p>What the platform's own build has checked for the same files is not repeated: their layout,
 * the list of libraries, the tests of the shared kernel, and those that take long. The project's
 * own {@code .ci/run} does all.
 */
final class ModuleExtractor {

  private static final Path EXTRACTED = Path.of("target/extracted");
  private static final ReentrantLock BROKER = new ReentrantLock();
  private static final Pattern TEST_COUNT = Pattern.compile("<testsuite[^>]* tests=\"(\\d+)\"");

  private final Path folder;
  private final ExtractionManifest manifest;
  private long stepStartedNanos = System.nanoTime();

  private ModuleExtractor(String module) {
    this.manifest = ExtractionManifest.of(module, ProjectSources.ofThisProject());
    this.folder = EXTRACTED.resolve(module);
  }

  /**
   * @param args the modules, the home of Maven, its local repository, and {@code offline=true} if
   *     Maven works offline
   */
  public static void main(String[] args) throws InterruptedException {
    var maven = Path.of(args[1]);
    var offline = args[3].equals("offline=true");
    var projects =
        Stream.of(args[0].split(","))
            .map(module -> Executors.callable(() -> extract(module, maven, args[2], offline)))
            .toList();
    try (var builds = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var failures =
          builds.invokeAll(projects).stream()
              .filter(project -> project.state() == Future.State.FAILED)
              .map(Future::exceptionNow)
              .toList();
      failures.forEach(ModuleExtractor::report);
      System.exit(failures.isEmpty() ? 0 : 1);
    }
  }

  private static void extract(String module, Path maven, String repository, boolean offline) {
    var extractor = new ModuleExtractor(module);
    extractor.write();
    extractor.build(maven, repository, offline);
    extractor.compareRunning();
  }

  private static void report(Throwable failure) {
    if (failure instanceof ExtractionException) {
      System.err.println("\n" + failure.getMessage() + "\n");
    } else {
      failure.printStackTrace();
    }
  }

  private void write() {
    var files = ServiceProject.generate(manifest, new ClassPathLibraries());
    ServiceProject.write(files, folder);
    var own =
        manifest.javaFiles().stream().filter(it -> it.module().equals(manifest.module)).count();
    printStep(
        "It is at %s: %s files, %s of them its own Java files, %s types of other modules."
            .formatted(folder, files.size(), own, manifest.contracts().size()));
  }

  private void build(Path maven, String repository, boolean offline) {
    var command =
        new ArrayList<>(
            List.of(
                maven.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "-Dexec.skip",
                "-Dcyclonedx.skip",
                "-DexcludedGroups=slow",
                "verify"));
    if (offline) {
      command.add("-o");
    }
    var log = EXTRACTED.resolve(manifest.module + ".log");
    if (runAndLog(command, log) != 0) {
      TextFiles.read(log)
          .lines()
          .filter(it -> it.contains("ERROR"))
          .limit(40)
          .forEach(System.err::println);
      throw new ExtractionException(
          manifest.module + " does not build on its own; see " + log + ".");
    }
    var tests = countTests();
    if (tests == 0) {
      throw new ExtractionException(manifest.module + " has no test that runs on its own.");
    }
    printStep("It builds, and its " + tests + " tests pass.");
  }

  private int runAndLog(List<String> command, Path log) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int countTests() {
    return TextFiles.filesBelow(folder.resolve("target/surefire-reports")).stream()
        .filter(it -> it.toString().endsWith(".xml"))
        .flatMap(it -> TEST_COUNT.matcher(TextFiles.read(it)).results())
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .sum();
  }

  private void compareRunning() {
    var jar = folder.resolve("target/tandem-" + manifest.module + ".jar");
    if (!Files.exists(jar)) {
      throw new ExtractionException(manifest.module + " is not at " + jar + ".");
    }
    BROKER.lock();
    stepStartedNanos = System.nanoTime();
    try (var inPlatform =
            RunningService.startInPlatform(
                manifest.module, new ServiceReadme(manifest).consumingModules());
        var extracted =
            RunningService.startExtracted(jar, EXTRACTED.resolve(manifest.module + "-runs.log"))) {
      printStep("It starts, next to the module in the platform.");
      var questionCount = new ServiceComparison(manifest.module, inPlatform, extracted).compare();
      printStep(
          "It is healthy, consumes events, and answers %s requests as the platform does."
              .formatted(questionCount));
    } finally {
      BROKER.unlock();
    }
  }

  private void printStep(String sentence) {
    var now = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%6.1f s  %s: %s%n",
        (now - stepStartedNanos) / 1e9,
        manifest.module,
        sentence);
    stepStartedNanos = now;
  }
}
