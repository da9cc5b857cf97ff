package dev.tandem.preferences.source;

import dev.tandem.kernel.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file whose first line names the columns. */
final class CsvRows {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private CsvRows() {}

  /**
   * @param begin takes the names of the columns, and returns what is done with each row
   * @throws Problem 422 if the file as a whole cannot be read
   */
  static void read(InputStream bytes, Function<List<String>, Consumer<CSVRecord>> begin) {
    var text = new RecordLimit(ExportFile.reader(bytes));
    try (var parser = parser(text)) {
      var rows = begin.apply(parser.getHeaderNames());
      for (var row : parser) {
        text.recordRead();
        rows.accept(row);
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
    }
  }

  private static CSVParser parser(RecordLimit text) throws IOException {
    try {
      return CSVParser.parse(text, FORMAT);
    } catch (IllegalArgumentException e) {
      throw Problem.refused(
          "unreadable-export", "The first line must name each column once, and it does not.");
    }
  }

  private static Problem notCsv(CSVException e) {
    return Problem.refused("unreadable-export", "The file is not CSV: " + e.getMessage() + ".");
  }

  static @Nullable String find(List<String> wanted, List<String> names) {
    return names.stream()
        .filter(it -> wanted.stream().anyMatch(it.strip()::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }

  static String require(List<String> wanted, List<String> names) {
    var found = find(wanted, names);
    if (found == null) {
      throw Problem.refused(
          "unreadable-export",
          "The first line must name a column %s; it names %s."
              .formatted(
                  String.join(" or ", wanted),
                  names.stream().limit(10).map(CsvRows::shorten).toList()));
    }
    return found;
  }

  private static String shorten(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }
}
