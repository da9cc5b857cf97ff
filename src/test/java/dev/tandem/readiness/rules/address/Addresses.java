package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.HttpRoutes;
import dev.tandem.readiness.codebase.flow.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose an address is, by the first segment of its path or by the route that serves it. */
record Addresses(Codebase codebase) {

  private static final Pattern SCHEME_AND_HOST = Pattern.compile("^[a-z][a-z0-9+.-]*://[^/]*");

  /** The module, except the own one, that serves the path. */
  Optional<String> foreignOwner(String module, String address) {
    var path = SCHEME_AND_HOST.matcher(address.strip()).replaceFirst("");
    var segments = path.replaceFirst("^/*(api/)?/*", "").split("[/?#.*{]", 2);
    if (codebase.modules.containsKey(segments[0])) {
      return Optional.of(segments[0]).filter(owner -> !owner.equals(module));
    }
    return HttpRoutes.of(codebase)
        .filter(route -> route.path().length() > 1 && route.path().equals(path))
        .map(HttpRoutes.HttpRoute::module)
        .filter(owner -> !owner.equals(module))
        .findFirst();
  }

  /** Whether the part that names the module is known only at run time. */
  static boolean isUnknown(String address) {
    var path = SCHEME_AND_HOST.matcher(address.strip()).replaceFirst("");
    var unknown = path.indexOf(Value.UNKNOWN);
    return unknown >= 0 && path.substring(0, unknown).matches("/*(api/*)?[\\w-]*");
  }

  static String readable(String text) {
    return text.replace(Value.UNKNOWN, "…");
  }
}
