package dev.tandem.rollout.facade;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * An answer on its way to the caller. When the caller has gone, the service is hung up on at once:
 * the gateway would read an endless stream to its end first.
 */
final class AbortableResponse extends HttpServletResponseWrapper {

  private final Runnable abortUpstream;

  AbortableResponse(HttpServletResponse response, Runnable abortUpstream) {
    super(response);
    this.abortUpstream = abortUpstream;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    var out = super.getOutputStream();
    return new ServletOutputStream() {

      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          abortUpstream.run();
          throw e;
        }
      }

      @Override
      public void flush() throws IOException {
        try {
          out.flush();
        } catch (IOException e) {
          abortUpstream.run();
          throw e;
        }
      }

      @Override
      public boolean isReady() {
        return out.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("The answer is written as it comes.");
      }
    };
  }
}
