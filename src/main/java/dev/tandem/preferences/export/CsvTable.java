package dev.tandem.preferences.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.JsonNode;

/**
 * A list as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
public final class CsvTable {

  private static final String FORMULA_SIGNS = "=+-@＝＋－＠\t\r\n";

  private CsvTable() {}

  /**
   * @param list with {@code columns} and {@code rows}
   */
  static byte[] of(JsonNode list) {
    var columns = List.copyOf(list.path("columns").propertyNames());
    var text = new StringWriter();
    var format = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get();
    try (var csv = format.print(text)) {
      for (var row : list.path("rows")) {
        var cells = new ArrayList<String>();
        columns.forEach(column -> cells.add(cell(row.path(column))));
        csv.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (!value.isString()) {
      return value.toString();
    }
    return harmless(value.asString());
  }

  /** A text that no spreadsheet takes for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
