package dev.tandem.rollout.remote;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.client.ClientHttpResponse;

/** The response of the service to a forwarded request. */
public final class UpstreamResponse {

  private UpstreamResponse() {}

  /** Closes the connection of the response, whether or not it was read to the end. */
  public static void abort(HttpServletRequest request) {
    if (!(request.getAttribute(MvcUtils.CLIENT_RESPONSE_ATTR)
        instanceof ClientHttpResponse response)) {
      return;
    }
    try {
      if (response.getBody() instanceof EofSensorInputStream body) {
        body.abort();
      }
    } catch (IOException e) {
      // The connection is closed already.
    } finally {
      response.close();
    }
  }
}
