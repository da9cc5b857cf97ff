package dev.tandem.readiness.documentation;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.caches.DeclaredCache;
import dev.tandem.readiness.rules.caches.ModuleCaches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each module remembers, and how old that may be. */
final class CachesPage {

  private static final String INTRODUCTION =
      """
      # Caches

      What a module keeps although something else is its source: caches in the process, replicas of what other modules tell and read models in tables, and what lies elsewhere. From `src/main/resources/<module>/caches.yaml`; rule 12 finds what is not there. [Declare a cache](how-to/declare-a-cache.md) says how. How long browsers and proxies may keep an answer stands at its [route](routes.md).

      """;

  private CachesPage() {}

  static String render(Codebase codebase) {
    return modules(codebase)
        .map(CachesPage::section)
        .collect(Collectors.joining("\n", INTRODUCTION, ""));
  }

  /** The same for the page of the architects. */
  static String json(Codebase codebase) {
    return ContractDocuments.toJson(
        Map.of("modules", modules(codebase).map(CachesPage::moduleJson).toList()));
  }

  private static Stream<ModuleCaches> modules(Codebase codebase) {
    return codebase.modules.keySet().stream()
        .map(module -> ModuleCaches.of(codebase, module))
        .filter(it -> !it.caches().isEmpty());
  }

  private static String section(ModuleCaches declared) {
    return "## "
        + declared.module()
        + "\n\n"
        + MarkdownTable.table(
            List.of("cache", "holds", "key", "bound", "stale when", "at most", "seen by"),
            declared.caches().stream().map(CachesPage::row).toList());
  }

  private static List<String> row(DeclaredCache cache) {
    return List.of(
        nameOf(cache),
        cache.text("holds"),
        cache.text("key"),
        cache.text("bound"),
        cache.text("stale-when"),
        cache.text("at-most"),
        cache.text("seen-by"));
  }

  private static String nameOf(DeclaredCache cache) {
    return switch (cache.kind()) {
      case IN_PROCESS -> "`" + cache.name() + "`";
      case TABLE -> "table `" + cache.name() + "`";
      case ELSEWHERE -> cache.name();
    };
  }

  private static Map<String, Object> moduleJson(ModuleCaches declared) {
    return Map.of(
        "module",
        declared.module(),
        "caches",
        declared.caches().stream().map(CachesPage::cacheJson).toList());
  }

  private static Map<String, Object> cacheJson(DeclaredCache cache) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", cache.name());
    json.put("where", cache.kind().section);
    json.put("holds", cache.text("holds"));
    json.put("key", cache.text("key"));
    json.put("bound", cache.text("bound"));
    json.put("staleWhen", cache.text("stale-when"));
    json.put("atMost", cache.text("at-most"));
    json.put("seenBy", cache.text("seen-by"));
    return json;
  }
}
