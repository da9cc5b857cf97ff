package dev.tandem.kernel.pool;

import dev.tandem.kernel.role.ModuleWork;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.MDC;

/**
 * Tells the {@link ConnectionPools} what the rest of the request needs connections for, and which
 * module it is for.
 */
record DatabaseUseFilter(
    Function<HttpServletRequest, DatabaseUse> use, Function<HttpServletRequest, String> module)
    implements Filter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** For what comes before the controllers: sessions and passwords. */
  static DatabaseUse beforeAuthentication(HttpServletRequest request) {
    return DatabaseUse.SIGN_IN;
  }

  /** For controllers. */
  static DatabaseUse afterAuthentication(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith("/actuator/") || path.equals("/access/sign-in")) {
      return DatabaseUse.SIGN_IN;
    }
    return READING.contains(request.getMethod()) ? DatabaseUse.READ : DatabaseUse.WRITE;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var name = module.apply(http);
    try (var _ = MDC.putCloseable("module", name)) {
      DatabaseUse.during(
          RequestScope.of(use.apply(http), http.getRequestURI()),
          () ->
              ModuleWork.callChecked(
                  name,
                  () -> {
                    chain.doFilter(request, response);
                    return true;
                  }));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
