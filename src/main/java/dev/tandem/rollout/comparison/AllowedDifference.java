package dev.tandem.rollout.comparison;

/**
 * A difference that the owner of a module has declared to be right.
 *
 * @param route the template of the route, such as {@code GET /api/billing/invoices}
 * @param path of the differences; a {@code *} at the end stands for anything
 * @param reason why both answers are right
 */
public record AllowedDifference(String route, String path, String reason) {

  public AllowedDifference {
    if (route.isBlank() || path.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("An allowed difference needs route, path and reason.");
    }
  }

  boolean covers(String route, Difference difference) {
    return this.route.equals(route)
        && (path.endsWith("*")
            ? difference.path().startsWith(path.substring(0, path.length() - 1))
            : difference.path().equals(path));
  }
}
