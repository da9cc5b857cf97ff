package dev.tandem.kernel.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Gives up a body that comes too slowly, whoever reads it: a handler, a form or its parts. */
final class PunctualBodyValve extends ValveBase {

  /** As much as Tomcat itself would throw away. */
  private static final long MAX_REST = 20L << 20;

  private final Duration timeout;

  PunctualBodyValve(Duration timeout) {
    super(true);
    this.timeout = timeout;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var coyote = request.getCoyoteRequest();
    var body = coyote.getInputBuffer();
    var punctual = new PunctualBody(body, System.nanoTime() + timeout.toNanos(), request, response);
    coyote.setInputBuffer(punctual);
    try {
      getNext().invoke(request, response);
    } finally {
      if (!request.isAsync() && request.getHeader("Expect") == null) {
        discardRest(punctual, request, response);
      }
      coyote.setInputBuffer(body);
    }
  }

  /** What nobody has read, after the answer, so that the client gets the answer. */
  private static void discardRest(PunctualBody body, Request request, Response response) {
    try {
      response.finishResponse();
      var rest = new Rest();
      for (long left = MAX_REST; left > 0; ) {
        int count = body.doRead(rest);
        if (count < 0) {
          return;
        }
        left -= count;
      }
    } catch (IOException e) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, e);
    }
  }

  /** Is given bytes, and forgets them. */
  private static final class Rest implements ApplicationBufferHandler {

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {}
  }

  private record PunctualBody(InputBuffer body, long deadline, Request request, Response response)
      implements InputBuffer {

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      int count = body.doRead(handler);
      if (count >= 0 && System.nanoTime() - deadline > 0) {
        if (!response.isCommitted()) {
          response.setHeader("Connection", "close");
        }
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        throw new BadRequestException("The body of the request came too slowly");
      }
      return count;
    }

    @Override
    public int available() {
      return body.available();
    }
  }
}
