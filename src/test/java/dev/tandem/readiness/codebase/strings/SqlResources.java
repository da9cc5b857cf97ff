package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SQL files among the resources, which code reads by their names. */
record SqlResources(Map<String, Path> files, Values values) {

  /** Whether objects of the type stand for a file. */
  static boolean isResourceType(String descriptor) {
    return descriptor.startsWith("Lorg/springframework/core/io/")
        || descriptor.startsWith("Ljava/io/");
  }

  Text resourcesIn(Value receiver, List<Value> arguments, Frame frame, Origin origin) {
    if (files.isEmpty()) {
      return Text.NONE;
    }
    return Stream.concat(Stream.of(receiver), arguments.stream())
        .flatMap(each -> values.elementsOf(each, frame).alternatives().stream())
        .filter(each -> !resource(each.text()).isEmpty())
        .map(each -> Text.of(each.text(), origin))
        .reduce(Text.NONE, Text::or);
  }

  private List<Path> resource(String name) {
    var path = name.replaceFirst("^classpath\\*?:", "").replaceFirst("^/", "");
    return path.endsWith(".sql")
        ? files.entrySet().stream()
            .filter(each -> each.getKey().equals(path) || each.getKey().endsWith("/" + path))
            .map(each -> each.getValue())
            .toList()
        : List.of();
  }

  Text contentOf(Text resources, Origin origin) {
    try {
      var content = Text.NONE;
      for (var name : resources.alternatives()) {
        for (var file : resource(name.text())) {
          content = content.or(Text.of(Files.readString(file), origin));
        }
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
