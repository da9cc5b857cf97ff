package dev.tandem.rollout;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * A request whose body is read once; knows whether that has begun, and whose fault a failure is.
 */
final class Upload extends HttpServletRequestWrapper {

  private boolean begun;

  Upload(HttpServletRequest request) {
    super(request);
  }

  boolean hasBegun() {
    return begun;
  }

  /** The caller has gone while we read the body. */
  static final class Broken extends IOException {

    Broken(IOException cause) {
      super(cause);
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    var body = super.getInputStream();
    var nothing =
        getContentLengthLong() == 0
            || (getContentLengthLong() < 0 && getHeader("Transfer-Encoding") == null);
    return new ServletInputStream() {

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        begun = true;
        try {
          return body.read(target, offset, length);
        } catch (IOException e) {
          throw new Broken(e);
        }
      }

      @Override
      public boolean isFinished() {
        return nothing || body.isFinished();
      }

      @Override
      public boolean isReady() {
        return body.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The body is read as it is asked for.");
      }
    };
  }
}
