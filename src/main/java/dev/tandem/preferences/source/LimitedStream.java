package dev.tandem.preferences.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Ends with an {@link ExportFile.TooLargeException} after a number of bytes. */
public final class LimitedStream extends FilterInputStream {

  private final DataSize limit;
  private long remaining;

  public LimitedStream(InputStream bytes, DataSize limit) {
    super(bytes);
    this.limit = limit;
    this.remaining = limit.toBytes();
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    consume(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    consume(Math.max(read, 0));
    return read;
  }

  private void consume(int bytes) throws IOException {
    remaining -= bytes;
    if (remaining < 0) {
      throw new ExportFile.TooLargeException(
          "The file is larger than %s MB. Split it by members, or raise tandem.preferences.migration.max-size."
              .formatted(limit.toMegabytes()));
    }
  }
}
