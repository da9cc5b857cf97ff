package dev.tandem.readiness.codebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a migrated database answered is known as long as the scripts are the same. */
@Execution(ExecutionMode.CONCURRENT)
class KnownAnswersTests {

  private static final List<Object> ASKED = List.of("select name, note from thing", "[]");
  private static final List<CatalogRow> ROWS =
      List.of(new CatalogRow(Arrays.asList("line 1\nline 2", null)));

  @Test
  void areThereForTheSameScriptsAndQueryOnly() {
    KnownAnswers.of("sample", "create table thing").keep(ASKED, ROWS);

    var same = KnownAnswers.of("sample", "create table thing");
    assertThat(same.find(ASKED)).contains(ROWS);
    assertThat(same.find(List.of("select name from thing", "[]"))).isEmpty();
    assertThat(KnownAnswers.of("sample", "create table thing; drop table thing").find(ASKED))
        .isEmpty();
  }

  @Test
  void areNotKeptForPlantedScripts() {
    KnownAnswers.NONE.keep(ASKED, ROWS);

    assertThat(KnownAnswers.NONE.find(ASKED)).isEmpty();
  }
}
