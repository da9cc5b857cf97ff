package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table {@code page-states.txt}: what the pages say and offer in each state and to each viewer.
 * A state without a row for each viewer fails {@link #assertComplete}.
 */
public final class PageStates {

  /**
   * @param says a sentence; {@code 404} where the page does not exist for the viewer, and {@code
   *     not:} before what must not be said
   * @param offers the actions
   */
  public record Row(String subject, String state, String viewer, String says, Set<String> offers) {

    static Row parse(String line) {
      var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      var offers = Stream.of(cells.get(4).split(" ")).filter(it -> !it.equals("-"));
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          offers.collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether the viewer is told that there is no such page. */
    public boolean isNotFound() {
      return says.equals("404");
    }

    /**
     * @param text of the page, without markup
     */
    public void assertSaid(String text) {
      if (says.startsWith("not:")) {
        assertThat(text).doesNotContain(says.substring(4).strip());
      } else {
        assertThat(text).contains(says);
      }
    }

    @Override
    public String toString() {
      return subject + " " + state + " for " + viewer;
    }
  }

  private PageStates() {}

  public static List<Row> of(String subject) {
    return lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Row::parse)
        .filter(row -> row.subject().equals(subject))
        .toList();
  }

  /** Fails when a state has no row for one of the viewers. */
  public static void assertComplete(String subject, Enum<?>[] states, String... viewers) {
    var rows = of(subject).stream().map(row -> row.state() + " for " + row.viewer()).toList();
    var expected =
        Arrays.stream(states)
            .flatMap(state -> Arrays.stream(viewers).map(it -> state.name() + " for " + it))
            .toList();
    assertThat(rows).as("rows of %s in page-states.txt", subject).hasSameElementsAs(expected);
  }

  /** The text of a page without its markup. */
  public static String textOf(String page) {
    return page.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
  }

  private static Stream<String> lines() {
    try (var table = PageStates.class.getResourceAsStream("/page-states.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
