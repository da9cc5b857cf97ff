package dev.tandem.preferences.source;

import dev.tandem.preferences.plan.LegacyRow;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of keys and values in CSV, as Django and Rails applications export it and as Moodle
 * exports {@code user_preferences}. The columns are known by their names.
 */
public final class CsvExport {

  private static final List<String> MEMBER =
      List.of("member", "member_id", "user_id", "userid", "account_id", "owner_id");
  private static final List<String> KEY = List.of("key", "name", "preference", "setting");
  private static final List<String> VALUE = List.of("value", "val");
  private static final List<String> CONSENT =
      List.of("consent", "consented_at", "confirmed_at", "opt_in_source");
  private static final List<String> CHANGED_AT =
      List.of("changed_at", "updated_at", "modified", "timemodified");

  private CsvExport() {}

  /**
   * @throws dev.tandem.kernel.web.Problem 422 if the file as a whole cannot be read
   */
  public static void read(InputStream bytes, Consumer<SourceRow> consumer) {
    CsvRows.read(
        bytes,
        names -> {
          var columns = Columns.of(names);
          return row -> consumer.accept(columns.read(row));
        });
  }

  private record Columns(
      int count,
      String member,
      String key,
      String value,
      @Nullable String consent,
      @Nullable String changedAt) {

    static Columns of(List<String> names) {
      return new Columns(
          names.size(),
          CsvRows.require(MEMBER, names),
          CsvRows.require(KEY, names),
          CsvRows.require(VALUE, names),
          CsvRows.find(CONSENT, names),
          CsvRows.find(CHANGED_AT, names));
    }

    SourceRow read(CSVRecord row) {
      if (!row.isConsistent()) {
        return new SourceRow.Unreadable(
            row.getRecordNumber(), "It has %s columns instead of %s.".formatted(row.size(), count));
      }
      return SourceRow.of(
          new LegacyRow(
              row.getRecordNumber(),
              row.get(member),
              row.get(key),
              row.get(value),
              optional(row, consent),
              LegacyTimes.parse(optional(row, changedAt))));
    }

    private static @Nullable String optional(CSVRecord row, @Nullable String column) {
      return column == null ? null : row.get(column);
    }
  }
}
