package dev.tandem.kernel.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * Writes what the route declares when its answer begins, and that nothing is kept if it declares
 * nothing or did not succeed. What a service said of an answer that is passed on stays.
 */
public final class CachePolicyHeaders implements HeaderWriter {

  private final HeaderWriter nothingKept = new CacheControlHeadersWriter();

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    var policy = RoutePolicies.noted(request);
    if (policy == CachePolicy.NOT_KEPT || !succeeded(response.getStatus())) {
      nothingKept.writeHeaders(request, response);
    } else if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, policy.header());
    }
  }

  /** Takes back what was written before it was known that the request fails. */
  public static void keepNothing(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CachePolicy.NOT_KEPT.header());
  }

  private static boolean succeeded(int status) {
    return status == HttpServletResponse.SC_OK
        || status == HttpServletResponse.SC_PARTIAL_CONTENT
        || status == HttpServletResponse.SC_NOT_MODIFIED;
  }
}
