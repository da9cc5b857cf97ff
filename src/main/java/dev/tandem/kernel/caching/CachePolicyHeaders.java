package dev.tandem.kernel.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * Writes the policy of the route if its answer succeeded, and otherwise {@code no-store}. An answer
 * that sets a cookie is for one reader, so that no proxy keeps it; one that is asked for each time
 * needs a tag to be compared. What a service said of an answer that is passed on stays.
 */
final class CachePolicyHeaders implements HeaderWriter {

  private final HeaderWriter noStore = new CacheControlHeadersWriter();

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    var policy = RoutePolicies.policyOf(request);
    if (policy == CachePolicy.NO_STORE
        || !succeeded(response.getStatus())
        || (policy.isShared() && response.containsHeader(HttpHeaders.SET_COOKIE))
        || (policy.isRevalidated() && !response.containsHeader(HttpHeaders.ETAG))) {
      noStore.writeHeaders(request, response);
    } else if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, policy.header());
    }
  }

  private static boolean succeeded(int status) {
    return status == HttpServletResponse.SC_OK
        || status == HttpServletResponse.SC_PARTIAL_CONTENT
        || status == HttpServletResponse.SC_NOT_MODIFIED;
  }
}
