package dev.tandem.preferences.upload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The pieces of a file one after the other, of which one at a time is in memory. */
final class PiecesStream extends InputStream {

  private final IntFunction<byte @Nullable []> pieces;
  private @Nullable ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);
  private int next;

  /**
   * @param pieces by their numbers from 0; null after the last
   */
  PiecesStream(IntFunction<byte @Nullable []> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    while (current != null) {
      int read = current.read();
      if (read >= 0) {
        return read;
      }
      advance();
    }
    return -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    while (current != null && length > 0) {
      int read = current.read(target, offset, length);
      if (read > 0) {
        return read;
      }
      advance();
    }
    return length == 0 ? 0 : -1;
  }

  private void advance() {
    var piece = pieces.apply(next++);
    current = piece == null ? null : new ByteArrayInputStream(piece);
  }
}
