package dev.tandem.rollout.facade;

import dev.tandem.rollout.remote.RemoteService;
import dev.tandem.rollout.remote.UpstreamResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;

/** Lets home's controllers answer from the standby copy. */
record StandbyCopyFallback(StaleCopyHeaders staleCopyHeaders) {

  /**
   * @return false when the request changes something, or when there is no copy of known age
   */
  boolean serve(
      String module, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!RemoteService.SAFE_METHODS.contains(HttpMethod.valueOf(request.getMethod()))) {
      return false;
    }
    var asOf = staleCopyHeaders.asOf(module);
    if (asOf.isEmpty()) {
      return false;
    }
    UpstreamResponse.abort(request);
    staleCopyHeaders.markStale(asOf.get(), module, request, response);
    chain.doFilter(request, response);
    return true;
  }
}
