package dev.tandem.rollout.facade;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * A request whose body is read once; knows whether that has begun, and whose fault a failure is.
 */
final class BodyTrackingRequest extends HttpServletRequestWrapper {

  private boolean bodyReadStarted;

  BodyTrackingRequest(HttpServletRequest request) {
    super(request);
  }

  boolean isBodyReadStarted() {
    return bodyReadStarted;
  }

  /** The caller has gone while we read the body. */
  static final class ClientDisconnectedException extends IOException {

    ClientDisconnectedException(IOException cause) {
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
        bodyReadStarted = true;
        try {
          return body.read(target, offset, length);
        } catch (IOException e) {
          throw new ClientDisconnectedException(e);
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
