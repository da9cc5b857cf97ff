package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.TestInfo;

/**
 * A row of the page of faults, written by the test that injected the fault, from what it saw.
 *
 * @param section the heading of the table
 * @param what was done, which no other row of the page says
 * @param cells what follows in the row
 */
public record FaultRow(String section, String what, List<String> cells) {

  /** What clients saw that got no answer: refused, or lost with the process. */
  public static final String NO_ANSWER = "no answer";

  public static String name(int status, boolean saysWhenToRetry) {
    return status + (saysWhenToRetry ? " with `Retry-After`" : "");
  }

  /** Each kind of answer once. */
  public static String kinds(Collection<String> answers) {
    return String.join(", ", new TreeSet<>(answers));
  }

  /** A measured time, which is not compared with that of the run before. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /**
   * @param seen by those who used the platform meanwhile
   * @param recovery how long after the fault, or its end, everything worked again
   */
  public static void writeAboutPeople(
      TestInfo test, String what, String seen, String recovery, int lost) {
    var name =
        test.getTestClass().orElseThrow().getSimpleName()
            + "."
            + test.getTestMethod().orElseThrow().getName();
    new FaultRow("People", what, List.of(seen, recovery, String.valueOf(lost), "`" + name + "`"))
        .write();
  }

  /** Each run has a folder of its own, so that no row of an earlier one is taken for its. */
  public static Path folder() {
    var run = System.getProperty("faults.run", "any").replace(":", "");
    return Path.of("target", "fault-rows", run);
  }

  public String line() {
    return "| " + what + " | " + String.join(" | ", cells) + " |";
  }

  public void write() {
    try {
      var file =
          Files.createDirectories(folder()).resolve(what.replaceAll("[^A-Za-z0-9]+", "-") + ".row");
      Files.writeString(file, section + "\n" + line() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
