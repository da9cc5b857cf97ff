package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Templates and scripts give markup no way into a page, and passwords none out of it. */
@NoDatabase
class PageSourceTests {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path SCRIPTS = Path.of("src/main/resources/static");
  private static final Path SOURCES = Path.of("src/main/java");

  /** A method that answers with the view of a list. */
  private static final Pattern LIST =
      Pattern.compile(
          "  String \\w+\\([^{]*\\b(?:(?:Cursor)?Paging paging|int page)\\b[^{]*\\{.*?return \"([\\w/-]+)\";",
          Pattern.DOTALL);

  private static final Pattern RAW = Pattern.compile("th:utext=\"([^\"]+)\"");
  private static final Pattern INLINE =
      Pattern.compile(
          "<script(?![^>]*\\bsrc=)|\\son\\w+=\"|th:on\\w+=|hx-on|javascript:|"
              + "(?:src|href)=\"(?:https?:)?//|\\[\\(\\$\\{|__\\$\\{");
  private static final Pattern STYLE = Pattern.compile("<style|\\sstyle=\"|th:style=");

  private static final Pattern FILE =
      Pattern.compile(
          "<[^>]*(?:href|src)=\"[^\"]*[.](?:css|m?js|svg|png|jpe?g|webp|ico|woff2?)\"[^>]*>");
  private static final Pattern LINKED_FILE =
      Pattern.compile("(href|src)=\"([^\"]+)\" th:\\1=\"\\$\\{files.address\\('\\2'\\)\\}\"");

  private static final Pattern PASSWORD =
      Pattern.compile(
          "<input[^>]*\\b(?:name=\"(?:password|current|next|again)\"|type=\"password\")[^>]*>");
  private static final Pattern UNSAFE =
      Pattern.compile(
          "\\beval\\(|new Function\\(|document\\.write|(?:innerHTML\\s*=|insertAdjacentHTML\\()(?![^\\n]*unavailableNotice\\(\\))|outerHTML\\s*=|localStorage|sessionStorage|"
              + "indexedDB|postMessage|addEventListener\\('message'|__proto__");

  @Test
  void textIsWrittenAsTextButForDiagrams() {
    assertThat(matches(TEMPLATES, RAW, 1).values())
        .containsExactlyInAnyOrder("'&lt;!DOCTYPE html&gt;'", "${code}", "*{events}", "*{calls}");
  }

  @Test
  void noScriptStyleOrForeignAddressIsInAPage() {
    assertThat(matches(TEMPLATES, INLINE, 0)).isEmpty();
    assertThat(matches(TEMPLATES, STYLE, 0).keySet())
        .as("mail programs know no style sheet; pages have one, and a policy against other styles")
        .allMatch(place -> place.contains("/notifications/mail.html:"));
    assertThat(matches(SCRIPTS, UNSAFE, 0)).isEmpty();
  }

  @Test
  void everyFileOfAPageIsLinkedByTheDigestOfItsContent() {
    assertThat(matches(TEMPLATES, FILE, 0).values())
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(element -> LINKED_FILE.matcher(element).find());
  }

  @Test
  void passwordsAreMaskedNeverSentBackAndMayBePasted() {
    assertThat(matches(TEMPLATES, PASSWORD, 0).values())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(field ->
            assertThat(field)
                .contains("type=\"password\"")
                .containsPattern("autocomplete=\"(new|current)-password\"")
                .doesNotContain("value=", "onpaste", "pattern="));
  }

  @Test
  void everyListLinksItsPagesByTheOneFragmentThatKeepsWhatWasAskedFor() {
    assertThat(matches(TEMPLATES, Pattern.compile("[(,?&]page=\\$?"), 0)).isEmpty();
    var lists = matches(SOURCES, LIST, 1);
    assertThat(lists).hasSizeGreaterThanOrEqualTo(19);
    assertThat(lists)
        .allSatisfy((place, view) ->
            assertThat(read(TEMPLATES.resolve(view + ".html")))
                .as(place)
                .containsPattern("~\\{kernel/paging :: (pages|ends)\\("));
  }

  private static Map<String, String> matches(Path root, Pattern pattern, int group) {
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      files
          .filter(file -> file.toString().matches(".*[.](html|js|java)"))
          .forEach(file ->
              pattern
                  .matcher(read(file))
                  .results()
                  .forEach((MatchResult match) ->
                      found.put(file + ":" + match.start(), match.group(group))));
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
