package dev.tandem.rollout.facade;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Aborts the upstream response as soon as the caller has disconnected. Otherwise the gateway would
 * read the rest of the stream, which may be endless.
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
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
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
        throw new UnsupportedOperationException("The response is written synchronously.");
      }
    };
  }
}
