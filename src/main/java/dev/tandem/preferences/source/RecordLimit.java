package dev.tandem.preferences.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose records have a limited length, so that a missing quotation mark fills no memory. */
final class RecordLimit extends FilterReader {

  private static final long LIMIT = 4L * 1024 * 1024;

  private long sinceRecord;

  RecordLimit(Reader text) {
    super(text);
  }

  /** Says that a record has come to its end. */
  void recordRead() {
    sinceRecord = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int characters) throws IOException {
    sinceRecord += characters;
    if (sinceRecord > LIMIT) {
      throw new ExportFile.TooLargeException(
          "A row is longer than 4 million characters. Perhaps a quotation mark is missing, or the file has another format.");
    }
  }
}
