package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.HttpRoutes;
import dev.tandem.readiness.codebase.HttpRoutes.HttpRoute;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of a page that a template of a module lets the browser ask another module for.
 *
 * @param route with its template, such as {@code GET /members/fragments/name/{id}}
 */
public record PagePart(String source, String target, String route) {

  /** The first address in the value of the attribute, as it stands in the template. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "hx-(get|post|put|patch|delete)\\s*=\\s*\"?[^\",/]*((?:/(?:[\\w.-]+|\\{\\w+}))+)");

  /** Those of all templates, each once. */
  public static Stream<PagePart> of(Codebase codebase) {
    return TemplateFile.in(codebase, "templates", ".html")
        .flatMap(file ->
            REQUEST
                .matcher(file.content())
                .results()
                .flatMap(request -> routeOf(codebase, file, request).stream())
                .map(route -> new PagePart(file.module(), route.module(), text(route))))
        .distinct();
  }

  private static String text(HttpRoute route) {
    return route.httpMethod() + " " + route.path();
  }

  /** The route of another module; empty if the template asks its own or a computed address. */
  private static Optional<HttpRoute> routeOf(
      Codebase codebase, TemplateFile file, MatchResult request) {
    var method = request.group(1).toUpperCase(Locale.ROOT);
    var address = request.group(2);
    return new Addresses(codebase)
        .foreignOwner(file.module(), address)
        .map(owner ->
            HttpRoutes.of(codebase)
                .filter(route -> route.module().equals(owner))
                .filter(route -> route.httpMethod().equals(method))
                .filter(route -> serves(route.path(), address))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalStateException(
                        file.path() + " asks " + owner + " for a part it has not: " + address)));
  }

  private static boolean serves(String route, String address) {
    var expected = route.split("/");
    var given = address.split("/");
    return expected.length == given.length
        && IntStream.range(0, given.length)
            .allMatch(i -> expected[i].equals(given[i]) || bothVary(expected[i], given[i]));
  }

  private static boolean bothVary(String expected, String given) {
    return expected.startsWith("{") && given.startsWith("{");
  }
}
