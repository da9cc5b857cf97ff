package dev.tandem.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All addresses of the platform: its routes, and what filters and static files answer. */
final class Targets {

  private static final List<String> OTHERS =
      List.of(
          "/kernel/tandem.css",
          "/kernel/tandem-0123456789abcdef0123456789abcdef.css",
          "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
          "/favicon.ico",
          "/access/sign-in",
          "/scheduling/calendars/{token}.ics",
          "/api/billing/webhooks/simulated",
          "/api/openapi",
          "/actuator",
          "/actuator/health",
          "/actuator/metrics/{name}",
          "/no/such/address",
          "/api/no/such/address",
          "/");
  private static final List<String> IDS =
      List.of("00000000-0000-0000-0000-00000000000f", "x", "0", "-1", "%F0%9F%92%A9", "a.b", "%20");

  private Targets() {}

  record Target(String method, String pattern) {

    boolean isRead() {
      return List.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    String path(RandomGenerator random) {
      var path = pattern.replace("/**", "/x");
      while (path.contains("{")) {
        var id =
            random.nextBoolean()
                ? new UUID(0, random.nextLong()).toString()
                : Mistakes.pick(IDS, random);
        path = path.replaceFirst("\\{[^}]*}", id);
      }
      return path;
    }
  }

  static List<Target> of(RequestMappingHandlerMapping routes) {
    var targets = new ArrayList<Target>();
    OTHERS.forEach(path ->
        List.of("GET", "POST", "HEAD").forEach(method -> targets.add(new Target(method, path))));
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(route -> {
          for (var pattern : route.getPatternValues()) {
            var methods = route.getMethodsCondition().getMethods();
            (methods.isEmpty() ? List.of(RequestMethod.GET) : methods)
                .forEach(method -> targets.add(new Target(method.name(), pattern)));
          }
        });
    targets.sort(java.util.Comparator.comparing(Target::toString));
    return List.copyOf(targets);
  }
}
