package dev.tandem.kernel.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Problem;
import dev.tandem.testing.NoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long list is walked through by its cursors, there and back. */
@NoDatabase
class CursorPageTests {

  private static final int ITEMS = 23;

  @Test
  void olderPagesShowEachItemOnceAndNewerPagesLeadBack() {
    var seen = new ArrayList<Long>();
    var page = read(null, 0);
    assertThat(page.previous()).isNull();
    for (var next = page; ; next = read(next.next(), 0)) {
      seen.addAll(next.items());
      page = next;
      if (next.next() == null) {
        break;
      }
    }
    assertThat(seen).containsExactlyElementsOf(newestFirst(ITEMS));
    assertThat(page.items()).hasSize(3);

    seen.clear();
    for (var last = page; last.previous() != null; last = read(last.previous(), 0)) {
      seen.addAll(0, last.items());
      page = last;
    }
    page = read(page.previous(), 0);
    assertThat(page.items()).isEqualTo(newestFirst(ITEMS).subList(0, 5));
    assertThat(page.previous()).isNull();
    assertThat(page.next()).isNotNull();
  }

  @Test
  void aPageByItsNumberHasTheCursorsOfItsNeighbours() {
    var second = read(null, 1);

    assertThat(second.items()).isEqualTo(newestFirst(ITEMS).subList(5, 10));
    assertThat(read(second.previous(), 0).items()).isEqualTo(read(null, 0).items());
    assertThat(read(second.next(), 0).items()).isEqualTo(read(null, 2).items());
  }

  @Test
  void itemsAreCountedUpToAThousand() {
    var paging = new CursorPaging(null, 0, 5);

    assertThat(CursorPage.of(List.of(1L), paging, 1_000, List::of).more()).isFalse();
    var counted = CursorPage.of(List.of(1L), paging, 1_001, List::of);
    assertThat(counted.total()).isEqualTo(1_000);
    assertThat(counted.more()).isTrue();
  }

  @Test
  void aPageThatIsFarAwayHasNoNumber() {
    assertThat(new CursorPaging(null, 10, 100).offset()).isEqualTo(1_000);
    assertThatThrownBy(() -> new CursorPaging(null, 11, 100))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cursor in next");
  }

  @Test
  void aCursorKeepsEachValueOfItsKey() {
    var at = Instant.parse("2026-03-02T08:15:30.123456Z");
    var id = UUID.randomUUID();
    var text = PageCursor.at(true, List.of(at, id, "captured", 3)).toText();

    assertThat(text).matches("[A-Za-z0-9_-]+");
    var cursor = PageCursor.parse(text);
    assertThat(cursor.newer()).isTrue();
    assertThat(cursor.instant(0)).isEqualTo(at);
    assertThat(cursor.uuid(1)).isEqualTo(id);
    assertThat(cursor.name(2)).isEqualTo("captured");
    assertThat(cursor.number(3)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "older",
        "older|then",
        "older|+1000000000-12-31T23:59:59Z",
        "older|7",
        "\u0000|\u0000"
      })
  void aCursorThatNobodyGaveIsRefused(String content) {
    var text = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> PageCursor.parse(text).instant(0)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> PageCursor.parse("a b")).isInstanceOf(Problem.class);
  }

  @Test
  void aNameOfACursorHasNoSigns() {
    var cursor = new PageCursor(false, List.of("x\u0000y"));

    assertThatThrownBy(() -> cursor.name(0)).isInstanceOf(Problem.class);
  }

  /** Reads as the queries do: from the cursor on, and one item more. */
  private static CursorPage<Long> read(@Nullable String cursor, int page) {
    var paging = new CursorPaging(cursor, page, 5);
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var found =
        (newer ? newestFirst(ITEMS).reversed() : newestFirst(ITEMS))
            .stream()
                .filter(it -> from == null || (newer ? it > from.number(0) : it < from.number(0)))
                .skip(paging.offset())
                .limit(paging.limit())
                .toList();
    return CursorPage.of(found, paging, ITEMS, List::of);
  }

  private static List<Long> newestFirst(int count) {
    return LongStream.range(0, count).map(it -> count - it).boxed().toList();
  }
}
