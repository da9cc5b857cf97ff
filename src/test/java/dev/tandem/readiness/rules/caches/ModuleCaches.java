package dev.tandem.readiness.rules.caches;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.rules.caches.DeclaredCache.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a module declares in {@code src/main/resources/<module>/caches.yaml}.
 *
 * @param actsOn names of events after which the module does something, and of which it keeps no
 *     copy
 */
public record ModuleCaches(
    String module, String file, List<DeclaredCache> caches, List<String> actsOn) {

  private static final String NAME = "/caches.yaml";

  /** By module; a module without the file declares nothing. */
  public static Map<String, ModuleCaches> in(Codebase codebase) {
    return codebase.cached(ModuleCaches.class, () -> read(codebase));
  }

  /** Of one module. */
  public static ModuleCaches of(Codebase codebase, String module) {
    return in(codebase)
        .getOrDefault(
            module,
            new ModuleCaches(module, "src/main/resources/" + module + NAME, List.of(), List.of()));
  }

  Stream<DeclaredCache> of(Kind kind) {
    return caches.stream().filter(it -> it.kind() == kind);
  }

  private static Map<String, ModuleCaches> read(Codebase codebase) {
    var found = new LinkedHashMap<String, ModuleCaches>();
    codebase
        .filesByPath(Codebase.SourceLayer::resources, NAME.substring(1))
        .forEach((path, file) -> {
          var module = path.split("/")[0];
          if (path.equals(module + NAME)) {
            found.put(module, parse(codebase, module, file));
          }
        });
    return found;
  }

  private static ModuleCaches parse(Codebase codebase, String module, Path file) {
    Map<String, Object> content =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(String.join("\n", SourceFiles.linesOf(file)));
    var place = file.toString().replace('\\', '/');
    var caches = new ArrayList<DeclaredCache>();
    for (var kind : Kind.values()) {
      section(content, kind.section)
          .forEach((name, told) ->
              caches.add(
                  new DeclaredCache(
                      module,
                      kind,
                      name,
                      texts(told, names(told.get("events"))),
                      names(told.get("events")),
                      place + ":" + codebase.lineOf(file, "  " + name + ":"))));
    }
    return new ModuleCaches(
        module,
        place,
        List.copyOf(caches),
        content == null ? List.of() : names(content.get("acts-on")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> section(
      Map<String, Object> content, String name) {
    var section = content == null ? null : content.get(name);
    return section == null ? Map.of() : (Map<String, Map<String, Object>>) section;
  }

  /** A copy of what other modules tell is as old as their events, unless it says otherwise. */
  private static Map<String, String> texts(Map<String, Object> told, List<String> events) {
    var texts = new LinkedHashMap<String, String>();
    told.forEach((question, answer) -> texts.put(question, String.valueOf(answer).strip()));
    if (!events.isEmpty()) {
      texts.putIfAbsent("stale-when", "not yet delivered: " + String.join(", ", events));
      texts.putIfAbsent("at-most", "until delivery, usually seconds; /eventing shows the delay");
    }
    return texts;
  }

  private static List<String> names(@Nullable Object listed) {
    return listed == null ? List.of() : ((List<?>) listed).stream().map(String::valueOf).toList();
  }
}
