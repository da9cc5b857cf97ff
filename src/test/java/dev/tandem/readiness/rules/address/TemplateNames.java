package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.codebase.Codebase;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders of templates, which are named like their modules. */
final class TemplateNames {

  private TemplateNames() {}

  /** The first folder in the name of a template; the name itself if it is in none. */
  static String folder(String template) {
    return template
        .strip()
        .replaceFirst("^classpath\\*?:", "")
        .replaceFirst("^(?:\\.{0,2}/+)+", "")
        .replaceFirst("^templates/+", "")
        .split("[/\\\\]|\\s*::", 2)[0]
        .strip();
  }

  static boolean isForeign(Codebase codebase, String module, String folder) {
    return !folder.equals(module)
        && !folder.equals("kernel")
        && (codebase.modules.containsKey(folder) || folders(codebase).contains(folder));
  }

  private static Set<String> folders(Codebase codebase) {
    return codebase.cached(
        "folders of templates",
        () ->
            codebase
                .filesByPath(layer -> layer.resources().resolve("templates"), ".html")
                .keySet()
                .stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.split("/")[0])
                .collect(Collectors.toSet()));
  }
}
