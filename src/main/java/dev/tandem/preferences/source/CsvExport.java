package dev.tandem.preferences.source;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.LegacyRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * A table of keys and values in CSV, as Django and Rails applications export it and as Moodle
 * exports {@code user_preferences}. The columns are known by their names.
 */
public final class CsvExport {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();
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
   * @throws Problem 422 if the file as a whole cannot be read
   */
  public static void read(InputStream bytes, Consumer<SourceRow> consumer) {
    try (var parser = CSVParser.parse(ExportFile.reader(bytes), FORMAT)) {
      var names = parser.getHeaderNames();
      var member = require(MEMBER, names);
      var key = require(KEY, names);
      var value = require(VALUE, names);
      var consent = find(CONSENT, names);
      var changedAt = find(CHANGED_AT, names);
      for (var record : parser) {
        long number = record.getRecordNumber();
        consumer.accept(
            record.isConsistent() && record.stream().noneMatch(it -> it.indexOf('\0') >= 0)
                ? new SourceRow.Readable(
                    new LegacyRow(
                        number,
                        record.get(member),
                        record.get(key),
                        record.get(value),
                        optional(record, consent),
                        ExportFile.parseTime(optional(record, changedAt))))
                : new SourceRow.Unreadable(
                    number,
                    "It has %s columns instead of %s, or characters that cannot be stored."
                        .formatted(record.size(), names.size())));
      }
    } catch (CSVException e) {
      throw notCsv(e);
    } catch (UncheckedIOException e) {
      throw switch (e.getCause()) {
        case CSVException cause -> notCsv(cause);
        case IOException cause -> ExportFile.refusal(cause);
        case null -> e;
      };
    } catch (IOException e) {
      throw ExportFile.refusal(e);
    } catch (IllegalArgumentException e) {
      throw Problem.refused(
          "unreadable-export", "The first line must name each column once, and it does not.");
    }
  }

  private static Problem notCsv(CSVException e) {
    return Problem.refused("unreadable-export", "The file is not CSV: " + e.getMessage() + ".");
  }

  private static @Nullable String optional(CSVRecord record, @Nullable String column) {
    return column == null ? null : record.get(column);
  }

  private static @Nullable String find(List<String> wanted, List<String> names) {
    return names.stream()
        .filter(it -> wanted.stream().anyMatch(it.strip()::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }

  private static String require(List<String> wanted, List<String> names) {
    var found = find(wanted, names);
    if (found == null) {
      throw Problem.refused(
          "unreadable-export",
          "The first line must name a column %s; it names %s."
              .formatted(
                  String.join(" or ", wanted),
                  Arrays.toString(names.stream().limit(10).toArray())));
    }
    return found;
  }
}
