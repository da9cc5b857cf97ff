package dev.tandem.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The text files in {@code demo}: a row a line, cells between bars, lists between semicolons. */
final class DemoRows {

  private DemoRows() {}

  static List<List<String>> of(String name) {
    try {
      return new ClassPathResource("demo/" + name + ".txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> List.of(line.split("\\|")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> list(String cell) {
    return List.of(cell.split(";"));
  }
}
