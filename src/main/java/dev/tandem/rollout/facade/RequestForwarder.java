package dev.tandem.rollout.facade;

import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.rollout.mirror.MirroredExchange;
import dev.tandem.rollout.remote.ForwardedRequestHeaders;
import dev.tandem.rollout.remote.RemoteCall;
import dev.tandem.rollout.remote.RemoteServices;
import dev.tandem.rollout.remote.ServiceUnavailableException;
import dev.tandem.rollout.remote.ServiceUnavailableException.RequestOutcome;
import dev.tandem.rollout.routing.ModuleRoute;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends a caller's request to the service of a module, with an internal token. */
record RequestForwarder(
    RemoteServices services, InternalTokens internalTokens, InteractionRecorder interactions) {

  /**
   * @throws ServiceUnavailableException when there is no response
   */
  ServerResponse forward(ModuleRoute route, String requestId, HttpServletRequest request)
      throws IOException {
    var token = internalTokens.issue(route.module(), route.epoch(), requestId);
    return send(route, token, requestId, request);
  }

  /**
   * Lets the service answer from its copy while home is live.
   *
   * @throws ServiceUnavailableException when there is no response
   */
  ServerResponse forwardToCopy(ModuleRoute route, String requestId, HttpServletRequest request)
      throws IOException {
    var token = internalTokens.issueForCopy(route.module(), route.epoch(), requestId);
    return send(route, token, requestId, request);
  }

  private ServerResponse send(
      ModuleRoute route, String internalToken, String requestId, HttpServletRequest request)
      throws IOException {
    ForwardedRoute.name(route.module(), request);
    var service =
        services
            .find(route.module())
            .orElseThrow(() ->
                new ServiceUnavailableException(
                    RequestOutcome.NOT_PROCESSED,
                    "tandem.rollout.modules." + route.module() + ".url is not configured"));
    var headers =
        ForwardedRequestHeaders.of(
            request, new ServletServerHttpRequest(request).getHeaders(), internalToken, requestId);
    if (MirroredExchange.isMirrored(request)) {
      headers.set(MirroredExchange.TIMING_HEADER, "true");
    }
    try {
      var answer = service.send(request, headers);
      interactions.count(RemoteCall.FORWARDED_REQUEST.to(route.module()), 1);
      return answer;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
