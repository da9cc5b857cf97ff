package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code asks for approved algorithms only, and for random numbers that nobody can guess. */
@NoDatabase
class CryptographyTests {

  private static final Pattern ALGORITHM =
      Pattern.compile(
          "\"(?:MD[245]|SHA-?1|SHA1PRNG|DES\\w*|RC[245]\\w*|Blowfish|[\\w/]*/ECB/\\w*|[\\w/]*PKCS1Padding|"
              + "\\w*with(?:RSA|DSA)|NONE|HS\\d+)\"");
  private static final Pattern GUESSABLE =
      Pattern.compile(
          "new Random\\(|new SplittableRandom\\(|Math\\.random\\(|ThreadLocalRandom|RandomGenerator\\b");
  private static final Pattern DIGEST = Pattern.compile("getInstance\\((\"[^\"]+\")\\)");
  private static final Pattern NAMED_BY_MD5 = Pattern.compile("nameUUIDFromBytes");

  @Test
  void noAlgorithmIsWeak() {
    assertThat(filesWith(ALGORITHM)).isEmpty();
    assertThat(filesWith(DIGEST).values().stream().flatMap(Set::stream))
        .contains("getInstance(\"SHA-256\")", "getInstance(\"HmacSHA256\")");
  }

  @Test
  void whatNobodyMayGuessIsDrawnByTheOperatingSystem() {
    assertThat(filesWith(GUESSABLE).keySet())
        .as(
            "the demo and recommendations draw the same from a seed; the mirror and branches draw samples")
        .allMatch(file ->
            file.startsWith("demo/")
                || file.startsWith("recommendations/")
                || file.startsWith("rollout/mirror/")
                || file.equals("kernel/branch/Branch.java")
                || file.equals("kernel/routing/SamplingStart.java"));
  }

  @Test
  void idsThatAreDerivedFromNamesProtectNothing() {
    assertThat(filesWith(NAMED_BY_MD5).keySet())
        .as("UUIDs of version 3 are MD5; these name events, messages and routes, and prove nothing")
        .containsExactly("kernel/time/Ids.java");
  }

  private static TreeMap<String, Set<String>> filesWith(Pattern pattern) {
    var root = Path.of("src/main/java/dev/tandem");
    var found = new TreeMap<String, Set<String>>();
    try (var files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file ->
              pattern
                  .matcher(read(file))
                  .results()
                  .forEach(match ->
                      found
                          .computeIfAbsent(
                              root.relativize(file).toString().replace('\\', '/'),
                              _ -> new TreeSet<>())
                          .add(match.group())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
