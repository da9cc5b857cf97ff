package dev.tandem.rollout.remote;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * A request that knows whether its body is being read, and tells a failure to read it from a
 * failure of the service.
 */
final class BodyTrackingRequest extends HttpServletRequestWrapper {

  private boolean bodyReadStarted;

  BodyTrackingRequest(HttpServletRequest request) {
    super(request);
  }

  boolean isBodyReadStarted() {
    return bodyReadStarted;
  }

  /** The caller disconnected while the body was being read. */
  static final class ClientDisconnectedException extends IOException {

    ClientDisconnectedException(IOException cause) {
      super(cause);
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    var body = super.getInputStream();
    var empty =
        getContentLengthLong() == 0
            || (getContentLengthLong() < 0 && getHeader("Transfer-Encoding") == null);
    return new ServletInputStream() {

      @Override
      public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
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
        return empty || body.isFinished();
      }

      @Override
      public boolean isReady() {
        return body.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The body is read synchronously.");
      }
    };
  }
}
