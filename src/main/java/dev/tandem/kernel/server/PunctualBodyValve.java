package dev.tandem.kernel.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
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

  private final Duration timeout;

  PunctualBodyValve(Duration timeout) {
    super(true);
    this.timeout = timeout;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var coyote = request.getCoyoteRequest();
    var body = coyote.getInputBuffer();
    coyote.setInputBuffer(
        new PunctualBody(body, System.nanoTime() + timeout.toNanos(), request, response));
    try {
      getNext().invoke(request, response);
    } finally {
      coyote.setInputBuffer(body);
    }
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
