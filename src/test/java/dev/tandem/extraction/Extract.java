package dev.tandem.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a module a project of its own, builds it there, runs its tests, starts it, and asks it what
 * the module at home is asked: {@code mvn -Pextract verify -Dtandem.module=billing}.
 */
final class Extract {

  private static final Path EXTRACTED = Path.of("target/extracted");
  private static final Pattern TESTS = Pattern.compile("<testsuite[^>]* tests=\"(\\d+)\"");

  private final Path folder;
  private final Luggage luggage;
  private long since = System.nanoTime();

  private Extract(String module) {
    this.luggage = Luggage.of(module, Sources.ofThisProject());
    this.folder = EXTRACTED.resolve(module);
  }

  /**
   * @param args the module, the home of Maven, its local repository, and {@code offline=true} where
   *     it is
   */
  public static void main(String[] args) {
    try {
      var extract = new Extract(args[0]);
      extract.write();
      extract.build(Path.of(args[1]), args[2], args[3].equals("offline=true"));
      extract.run();
      System.exit(0);
    } catch (CannotLeave e) {
      System.err.println("\n" + e.getMessage() + "\n");
      System.exit(1);
    }
  }

  private void write() {
    var files = Project.of(luggage, new Libraries());
    Project.write(files, folder);
    var own = luggage.java().stream().filter(it -> it.module().equals(luggage.module)).count();
    say(
        "%s is at %s: %d files, %d of them its own Java, %d types of others."
            .formatted(luggage.module, folder, files.size(), own, luggage.contracts().size()));
  }

  private void build(Path maven, String repository, boolean offline) {
    var command =
        new ArrayList<>(
            List.of(
                maven.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "verify"));
    if (offline) {
      command.add("-o");
    }
    var log = EXTRACTED.resolve(luggage.module + ".log");
    if (execute(command, log) != 0) {
      Text.read(log)
          .lines()
          .filter(it -> it.contains("ERROR"))
          .limit(40)
          .forEach(System.err::println);
      throw new CannotLeave(luggage.module + " does not build alone; " + log + " says why.");
    }
    var tests = tests();
    if (tests == 0) {
      throw new CannotLeave(luggage.module + " has no test that runs alone.");
    }
    say("It builds there, and its " + tests + " tests pass.");
  }

  private int execute(List<String> command, Path log) {
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

  private int tests() {
    return Text.below(folder.resolve("target/surefire-reports")).stream()
        .filter(it -> it.toString().endsWith(".xml"))
        .flatMap(it -> TESTS.matcher(Text.read(it)).results())
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .sum();
  }

  private void run() {
    var jar = folder.resolve("target/tandem-" + luggage.module + ".jar");
    if (!Files.exists(jar)) {
      throw new CannotLeave(luggage.module + " is not at " + jar + ".");
    }
    try (var home = Running.atHome(luggage.module, new Readme(luggage).listeners());
        var alone = Running.alone(jar, EXTRACTED.resolve(luggage.module + "-runs.log"))) {
      say("It starts, beside the module as it runs at home.");
      var asked = new Comparison(luggage.module, home, alone).compare();
      say(
          "It is healthy, waits for events, and answers %d questions as home does."
              .formatted(asked));
    }
  }

  private void say(String sentence) {
    var now = System.nanoTime();
    System.out.printf("%6.1f s  %s%n", (now - since) / 1e9, sentence);
    since = now;
  }
}
