package dev.tandem.recommendations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MentorId;
import dev.tandem.testing.NoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NoDatabase
class MentorSearchTests {

  private static final CursorPaging ALL = new CursorPaging(null, 0, 100);

  @Test
  void everyPageThereAndBackIsWhatThePlainSearchFinds() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var fixture = SearchFixture.of(random.nextInt(60), random);
      var question = fixture.question();
      int size = 1 + random.nextInt(8);
      var expected =
          ReferenceSearch.pages(
              new ReferenceSearch(fixture)
                  .find(question.conditions(), question.order(), question.currency()),
              size);

      assertThat(pages(fixture, question, size, null, CursorPage::next))
          .as("seed %s, %s", seed, question)
          .isEqualTo(expected.isEmpty() ? List.of(List.of()) : expected);
      if (expected.size() > 1) {
        var last = lastPage(fixture, question, size);
        assertThat(pages(fixture, question, size, last.previous(), CursorPage::previous))
            .isEqualTo(expected.subList(0, expected.size() - 1).reversed());
      }
      found += expected.size();
    }
    assertThat(found).isGreaterThan(200);
  }

  @Test
  void tellsHowManyThereAreWithoutEachCondition() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var fixture = SearchFixture.of(random.nextInt(60), random);
      var question = fixture.question();
      var result = fixture.search().find(question, fixture.candidates(), ALL);
      var reference = new ReferenceSearch(fixture);

      assertThat(result.without().keySet()).containsExactlyElementsOf(question.conditions());
      for (var condition : question.conditions()) {
        var others = new ArrayList<>(question.conditions());
        others.remove(condition);
        assertThat(result.without())
            .containsEntry(condition, reference.find(others, SortOrder.PRICE, "EUR").size());
      }
    }
  }

  @Test
  void aFilterNeverReordersThoseWhoRemain() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var fixture = SearchFixture.of(60, random);
      var question = fixture.question();
      var filtered =
          new ArrayList<Condition>(
              question.conditions().stream().filter(it -> it instanceof Words).toList());
      var all = ids(fixture, new SearchQuestion(filtered, question.order(), "EUR"));
      filtered.add(new Speaks("de"));
      var some = ids(fixture, new SearchQuestion(filtered, question.order(), "EUR"));

      assertThat(all).containsSubsequence(some);
    }
  }

  @Test
  void pricesInSeveralCurrenciesAreNeverComparedAsNumbers() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      var fixture = SearchFixture.of(60, random);
      var question =
          new SearchQuestion(List.of(new MaxPrice(Money.of(2_000, "EUR"))), SortOrder.PRICE, "EUR");
      var result = fixture.search().find(question, fixture.candidates(), ALL);

      assertThat(result.page().items()).allMatch(it -> it.hasPriceIn("EUR"));
      assertThat(result.inOtherCurrencies())
          .isEqualTo(
              ids(fixture, new SearchQuestion(List.of(), SortOrder.BEST, "EUR")).size()
                  - (int) inEuro(fixture));
    }
  }

  @Test
  void aCursorOfAnotherSortIsRefused() {
    var fixture = SearchFixture.of(60, new Random(1));
    var byPrice = new SearchQuestion(List.of(), SortOrder.PRICE, "EUR");
    var byRating = new SearchQuestion(List.of(), SortOrder.RATING, "EUR");
    var next = find(fixture, byPrice, new CursorPaging(null, 0, 1)).next();

    assertThatThrownBy(() -> find(fixture, byRating, new CursorPaging(next, 0, 1)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("another sort");
  }

  private static long inEuro(SearchFixture fixture) {
    var all = new SearchQuestion(List.of(), SortOrder.BEST, "EUR");
    return find(fixture, all, ALL).items().stream().filter(it -> it.hasPriceIn("EUR")).count();
  }

  /** From the first page or the cursor on, as long as there is another one. */
  private static List<List<MentorId>> pages(
      SearchFixture fixture,
      SearchQuestion question,
      int size,
      @Nullable String cursor,
      Function<CursorPage<FoundMentor>, @Nullable String> onward) {
    var pages = new ArrayList<List<MentorId>>();
    var at = cursor;
    do {
      var page = find(fixture, question, new CursorPaging(at, 0, size));
      pages.add(page.items().stream().map(FoundMentor::id).toList());
      at = onward.apply(page);
    } while (at != null);
    return pages;
  }

  private static CursorPage<FoundMentor> lastPage(
      SearchFixture fixture, SearchQuestion question, int size) {
    var page = find(fixture, question, new CursorPaging(null, 0, size));
    while (page.next() != null) {
      page = find(fixture, question, new CursorPaging(page.next(), 0, size));
    }
    return page;
  }

  private static List<MentorId> ids(SearchFixture fixture, SearchQuestion question) {
    return find(fixture, question, ALL).items().stream().map(FoundMentor::id).toList();
  }

  private static CursorPage<FoundMentor> find(
      SearchFixture fixture, SearchQuestion question, CursorPaging paging) {
    return fixture.search().find(question, fixture.candidates(), paging).page();
  }
}
