package dev.tandem.kernel.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Takes the policy of the route back when an answer becomes a redirect or an error: the headers are
 * written before the status is set.
 */
final class Refusals extends HttpServletResponseWrapper {

  private final HttpServletRequest request;

  Refusals(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendError(int status) throws IOException {
    RoutePolicies.forget(request);
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    RoutePolicies.forget(request);
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    RoutePolicies.forget(request);
    super.sendRedirect(location);
  }

  @Override
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    RoutePolicies.forget(request);
    super.sendRedirect(location, clearBuffer);
  }

  @Override
  public void sendRedirect(String location, int status) throws IOException {
    RoutePolicies.forget(request);
    super.sendRedirect(location, status);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    RoutePolicies.forget(request);
    super.sendRedirect(location, status, clearBuffer);
  }
}
