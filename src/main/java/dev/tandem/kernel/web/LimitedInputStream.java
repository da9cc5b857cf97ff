package dev.tandem.kernel.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Fails with 413 once more than the limit has been read from the body. */
final class LimitedInputStream extends ServletInputStream {

  private final ServletInputStream body;
  private long remaining;

  LimitedInputStream(ServletInputStream body, long limit) {
    this.body = body;
    this.remaining = limit;
  }

  @Override
  public int read() throws IOException {
    int read = body.read();
    consume(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = body.read(target, offset, length);
    consume(Math.max(read, 0));
    return read;
  }

  private void consume(int bytes) {
    remaining -= bytes;
    if (remaining < 0) {
      throw Problem.tooLarge();
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
