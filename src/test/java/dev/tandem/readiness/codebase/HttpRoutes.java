package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;

/** The routes that controllers serve, read from their annotations. */
public final class HttpRoutes {

  private static final Set<String> MAPPING_ANNOTATIONS =
      Set.of("GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping");

  private HttpRoutes() {}

  public record HttpRoute(String module, String httpMethod, String path, JavaMethod handler) {

    public boolean belongsTo(String name) {
      var home = name.equals("portal") && (path.isEmpty() || path.equals("/"));
      return home || startsWithSegment(path, "/" + name) || startsWithSegment(path, "/api/" + name);
    }

    public boolean isApi() {
      return path.startsWith("/api/");
    }

    public boolean isCommand() {
      return !httpMethod.equals("GET");
    }

    private static boolean startsWithSegment(String path, String prefix) {
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  public static Stream<HttpRoute> of(Codebase codebase) {
    return codebase.cached("routes", () -> findRoutes(codebase).toList()).stream();
  }

  private static Stream<HttpRoute> findRoutes(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> it.type().isMetaAnnotatedWith(Controller.class))
        .flatMap(moduleClass ->
            moduleClass.type().getAllMethods().stream()
                .flatMap(method ->
                    method.getAnnotations().stream()
                        .flatMap(HttpRoutes::mappings)
                        .flatMap(annotation ->
                            routes(
                                moduleClass.module().name(),
                                moduleClass.type(),
                                method,
                                annotation))))
        .sorted(
            Comparator.comparing(HttpRoute::path)
                .thenComparing(HttpRoute::httpMethod)
                .thenComparing(it -> it.handler().getFullName()));
  }

  /** The annotation if it maps an address, or else the mapping with which it is annotated. */
  private static Stream<? extends JavaAnnotation<?>> mappings(JavaAnnotation<?> annotation) {
    return isMapping(annotation)
        ? Stream.of(annotation)
        : annotation.getRawType().getAnnotations().stream().filter(HttpRoutes::isMapping);
  }

  private static boolean isMapping(JavaAnnotation<?> annotation) {
    var name = annotation.getRawType().getSimpleName();
    return MAPPING_ANNOTATIONS.contains(name) || name.equals("RequestMapping");
  }

  private static Stream<HttpRoute> routes(
      String module, JavaClass type, JavaMethod method, JavaAnnotation<?> mapping) {
    var bases =
        Stream.of(
                Stream.of(type),
                type.getAllRawSuperclasses().stream(),
                type.getAllRawInterfaces().stream())
            .flatMap(each -> each)
            .flatMap(each ->
                each
                    .tryGetAnnotationOfType(
                        "org.springframework.web.bind.annotation.RequestMapping")
                    .stream())
            .findFirst()
            .map(mapped -> paths(mapped).toList())
            .orElse(List.of(""));
    return bases.stream()
        .flatMap(base ->
            paths(mapping)
                .flatMap(path ->
                    httpMethods(mapping)
                        .map(verb -> new HttpRoute(module, verb, join(base, path), method))));
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

  private static Stream<String> httpMethods(JavaAnnotation<?> mapping) {
    var name = mapping.getRawType().getSimpleName();
    if (MAPPING_ANNOTATIONS.contains(name)) {
      return Stream.of(name.replace("Mapping", "").toUpperCase(Locale.ROOT));
    }
    var methods = (Object[]) mapping.get("method").orElse(new Object[0]);
    return methods.length == 0
        ? Stream.of("GET")
        : Stream.of(methods).map(it -> ((JavaEnumConstant) it).name());
  }
}
