package dev.tandem.rollout.remote;

import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * A request as it is sent to a service.
 *
 * @param body the caller's request, which tells whether its body is being read
 */
record ServiceCall(
    ServerRequest request, URI target, BodyTrackingRequest body, HttpHeaders headers) {

  static ServiceCall of(HttpServletRequest request, URI service, HttpHeaders headers) {
    var body = new BodyTrackingRequest(request);
    return new ServiceCall(
        ServerRequest.create(body, List.of()), targetUri(service, request), body, headers);
  }

  private static URI targetUri(URI service, HttpServletRequest request) {
    var query = request.getQueryString();
    var target = service + request.getRequestURI() + (query == null ? "" : "?" + query);
    try {
      return URI.create(target);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("The address is malformed.");
    }
  }

  boolean isSafe() {
    return RemoteService.SAFE_METHODS.contains(request.method());
  }
}
