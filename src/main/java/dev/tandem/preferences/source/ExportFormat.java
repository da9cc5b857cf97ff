package dev.tandem.preferences.source;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** How a former platform hands over its preferences. */
public enum ExportFormat {
  MONGOEXPORT("JSON lines of mongoexport"),
  KEY_VALUE_CSV("CSV with a row for each member and key, as of Django or Rails"),
  MOODLE_CSV("CSV of Moodle’s user_preferences"),
  TABLE("Table of a database");

  private final String title;

  ExportFormat(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** The format's name in addresses and commands, such as {@code key-value-csv}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ExportFormat> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  /** Whether it comes as a file. */
  public boolean isFile() {
    return this != TABLE;
  }

  /**
   * Reads a file.
   *
   * @throws dev.tandem.kernel.web.Problem 422 if the file as a whole cannot be read
   */
  public void read(InputStream bytes, Consumer<SourceRow> consumer) {
    switch (this) {
      case MONGOEXPORT -> MongoExport.read(bytes, consumer);
      case KEY_VALUE_CSV, MOODLE_CSV -> CsvExport.read(bytes, consumer);
      case TABLE -> throw new IllegalStateException("a table is no file");
    }
  }
}
