package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@NoDatabase
class ReadmeTests {

  /** A class in backticks, as in {@code `log.EventLog`}, with its packages below the module. */
  private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w+[a-z]\\w*)`");

  @Test
  void everyClassThatTheReadmeNamesExists() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    try (var files = Files.walk(Path.of("src"))) {
      var paths = files.map(path -> path.toString().replace('\\', '/')).toList();
      assertThat(CLASS.matcher(readme).results().map(match -> match.group(1)))
          .isNotEmpty()
          .allSatisfy(name ->
              assertThat(paths)
                  .as("the file of `%s`", name)
                  .anyMatch(path -> path.endsWith("/" + name.replace('.', '/') + ".java")));
    }
  }
}
