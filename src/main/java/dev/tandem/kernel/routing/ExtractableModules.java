package dev.tandem.kernel.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/**
 * The modules that can be extracted, whether they run in this process or not.
 *
 * @param units each module's unit of routing, by the module's name
 */
public record ExtractableModules(SortedMap<String, String> units) {

  private static final String DECLARATIONS = "classpath*:%s/*/package-info.class";

  public ExtractableModules {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
  }

  /** Reads the declarations in the packages directly below {@code root}. */
  public static ExtractableModules findIn(String root) {
    var readers = new CachingMetadataReaderFactory();
    var units = new TreeMap<String, String>();
    try {
      var pattern = DECLARATIONS.formatted(root.replace('.', '/'));
      for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        var declaration = readers.getMetadataReader(resource).getAnnotationMetadata();
        var extractable = declaration.getAnnotations().get(Extractable.class);
        extractable
            .getValue("unit", String.class)
            .ifPresent(value -> units.put(moduleOf(declaration.getClassName()), value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExtractableModules(units);
  }

  public static ExtractableModules of(Map<String, String> units) {
    return new ExtractableModules(new TreeMap<>(units));
  }

  private static String moduleOf(String declaration) {
    var parts = declaration.split("\\.");
    return parts[parts.length - 2];
  }
}
