package dev.tandem.kernel.caching;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Sets {@code Cache-Control} just before an answer is committed: the policy of the route if the
 * answer succeeded, otherwise {@code no-store}.
 */
public class CachePolicyFilter extends HeaderWriterFilter {

  /**
   * @param others write their headers at the same time
   */
  public CachePolicyFilter(List<HeaderWriter> others) {
    super(withPolicies(others));
  }

  private static List<HeaderWriter> withPolicies(List<HeaderWriter> others) {
    var writers = new ArrayList<>(others);
    writers.add(new CachePolicyHeaders());
    return writers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    super.doFilterInternal(
        request,
        response,
        (asked, answer) ->
            chain.doFilter(asked, new Refusals(request, (HttpServletResponse) answer)));
  }
}
