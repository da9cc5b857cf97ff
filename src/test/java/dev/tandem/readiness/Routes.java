package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;

/** The addresses that controllers serve, read from their annotations. */
final class Routes {

  private static final Set<String> VERBS =
      Set.of("GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping");

  private Routes() {}

  record Route(String module, String verb, String path, JavaMethod handler) {

    boolean isUnder(String name) {
      var home = name.equals("portal") && (path.isEmpty() || path.equals("/"));
      return home || starts(path, "/" + name) || starts(path, "/api/" + name);
    }

    boolean isApi() {
      return path.startsWith("/api/");
    }

    boolean changes() {
      return !verb.equals("GET");
    }

    private static boolean starts(String path, String prefix) {
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  static Stream<Route> of(House house) {
    return house.once("routes", () -> ofNow(house).toList()).stream();
  }

  private static Stream<Route> ofNow(House house) {
    return house
        .owned()
        .filter(it -> it.type().isMetaAnnotatedWith(Controller.class))
        .flatMap(owned ->
            owned.type().getMethods().stream()
                .flatMap(method ->
                    method.getAnnotations().stream()
                        .filter(Routes::isMapping)
                        .flatMap(it -> routes(owned.module().name(), owned.type(), method, it))))
        .sorted(
            java.util.Comparator.comparing(Route::path)
                .thenComparing(Route::verb)
                .thenComparing(it -> it.handler().getFullName()));
  }

  private static boolean isMapping(JavaAnnotation<?> annotation) {
    var name = annotation.getRawType().getSimpleName();
    return VERBS.contains(name) || name.equals("RequestMapping");
  }

  private static Stream<Route> routes(
      String module, JavaClass type, JavaMethod method, JavaAnnotation<?> mapping) {
    var bases =
        type.tryGetAnnotationOfType("org.springframework.web.bind.annotation.RequestMapping")
            .map(it -> paths(it).toList())
            .orElse(java.util.List.of(""));
    return bases.stream()
        .flatMap(base ->
            paths(mapping)
                .flatMap(path ->
                    verbs(mapping).map(verb -> new Route(module, verb, join(base, path), method))));
  }

  private static String join(String base, String path) {
    var joined = base + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    return joined.startsWith("/") || joined.isEmpty() ? joined : "/" + joined;
  }

  private static Stream<String> paths(JavaAnnotation<?> mapping) {
    var found =
        Stream.of("value", "path")
            .flatMap(it -> mapping.get(it).stream())
            .flatMap(it -> Stream.of((Object[]) it))
            .map(String::valueOf)
            .toList();
    return found.isEmpty() ? Stream.of("") : found.stream();
  }

  private static Stream<String> verbs(JavaAnnotation<?> mapping) {
    var name = mapping.getRawType().getSimpleName();
    if (VERBS.contains(name)) {
      return Stream.of(name.replace("Mapping", "").toUpperCase(Locale.ROOT));
    }
    var methods = (Object[]) mapping.get("method").orElse(new Object[0]);
    return methods.length == 0
        ? Stream.of("GET")
        : Stream.of(methods).map(it -> ((JavaEnumConstant) it).name());
  }
}
