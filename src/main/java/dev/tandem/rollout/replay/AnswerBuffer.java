package dev.tandem.rollout.replay;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy of a live answer's body. Forgets it when it is larger than the limit, or when too
 * much is kept already; writing never fails.
 */
public final class AnswerBuffer extends OutputStream {

  /** As much as Tomcat collects before it begins to send. */
  private static final int FIRST_PART = 8 * 1024;

  private final KeptBytes keptBytes;
  private final long limit;
  private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private long reserved;
  private long written;
  private long firstPartNanos;

  public AnswerBuffer(KeptBytes keptBytes, long limit) {
    this.keptBytes = keptBytes;
    this.limit = limit;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] part, int offset, int length) {
    written += length;
    if (written > FIRST_PART && firstPartNanos == 0) {
      firstPartNanos = System.nanoTime();
    }
    if (bytes == null) {
      return;
    }
    if (written > limit || !keptBytes.tryReserve(length)) {
      forget();
      return;
    }
    reserved += length;
    bytes.write(part, offset, length);
  }

  /** When the first part was complete; the current time if the answer is shorter. */
  public long answeredNanos() {
    return firstPartNanos == 0 ? System.nanoTime() : firstPartNanos;
  }

  public boolean isComplete() {
    return bytes != null;
  }

  public byte[] toByteArray() {
    return bytes == null ? new byte[0] : bytes.toByteArray();
  }

  /** Gives the reserved bytes back. */
  public void forget() {
    bytes = null;
    keptBytes.release(reserved);
    reserved = 0;
  }
}
