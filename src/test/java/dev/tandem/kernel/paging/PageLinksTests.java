package dev.tandem.kernel.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.web.Page;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The links to the other pages of a list ask for the same list. */
@NoDatabase
class PageLinksTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                | ?page=2",
        "size=5                          | ?size=5&page=2",
        "page=1&size=5                   | ?size=5&page=2",
        "page=0&page=7                   | ?page=2",
        "q=a%20b%26c&skill=C%2B%2B&x=%C3%A9 | ?q=a%20b%26c&skill=C%2B%2B&x=%C3%A9&page=2",
        "asOf=2026-01-01T00:00&account=  | ?asOf=2026-01-01T00:00&account=&page=2",
        "q={id}&decided                  | ?q={id}&decided&page=2",
        "q=//elsewhere.example#x         | ?q=//elsewhere.example#x&page=2"
      })
  void allThatWasAskedForStaysAsItWasWritten(@Nullable String query, String link) {
    assertThat(new PageLinks(query).to(2)).isEqualTo(link);
  }

  @Test
  void theFirstPageLinksOnlyOnwardsAndTheLastOnlyBack() {
    assertThat(render(0, 3, 7)).contains(">Later<", "Page 1 of 3").doesNotContain(">Earlier<");
    assertThat(render(1, 3, 7))
        .contains("href=\"?q=%22x%22&amp;size=3&amp;page=0\"", ">Earlier<")
        .contains("href=\"?q=%22x%22&amp;size=3&amp;page=2\"", ">Later<", "Page 2 of 3");
    assertThat(render(2, 3, 7)).contains(">Earlier<", "Page 3 of 3").doesNotContain(">Later<");
    assertThat(render(0, 7, 7)).isBlank();
    assertThat(render(0, 7, 0)).isBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                           | ?cursor=b2xkZXI",
        "page=3&size=5              | ?size=5&cursor=b2xkZXI",
        "cursor=x&account=fee       | ?account=fee&cursor=b2xkZXI"
      })
  void aCursorReplacesThePageAndTheCursorThatWereAskedFor(@Nullable String query, String link) {
    assertThat(new PageLinks(query).at("b2xkZXI")).isEqualTo(link);
  }

  @Test
  void aLongListLinksItsNewerAndOlderItemsAndSaysHowManyThereAre() {
    assertThat(renderEnds(57, false, "n", null))
        .contains("href=\"?size=3&amp;cursor=n\"", ">Earlier<", "57 in all")
        .doesNotContain(">Later<");
    assertThat(renderEnds(1_000, true, "n", "p"))
        .contains("cursor=p\"", ">Later<", "More than 1,000");
    assertThat(renderEnds(3, false, null, null)).isBlank();
  }

  private static String renderEnds(
      long total, boolean more, @Nullable String next, @Nullable String previous) {
    return render(
        "ends",
        Map.of(
            "found",
            new CursorPage<>(List.of(), 0, 3, total, more, next, previous),
            "label",
            "Pages",
            "newer",
            "Later",
            "older",
            "Earlier",
            "pageLinks",
            new PageLinks("size=3&page=1")));
  }

  private static String render(int page, int size, long total) {
    return render(
        "pages",
        Map.of(
            "found",
            new Page<>(List.of(), page, size, total),
            "label",
            "Pages",
            "back",
            "Earlier",
            "on",
            "Later",
            "pageLinks",
            new PageLinks("q=%22x%22&size=" + size)));
  }

  private static String render(String fragment, Map<String, Object> variables) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine.process(
        "kernel/paging", Set.of(fragment), new Context(Locale.ENGLISH, variables));
  }
}
