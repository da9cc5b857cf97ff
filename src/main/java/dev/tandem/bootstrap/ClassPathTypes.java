package dev.tandem.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Reads Tandem's types from the class path without loading them. */
final class ClassPathTypes {

  private static final String ROOT = "dev.tandem.";

  private ClassPathTypes() {}

  /**
   * @param pattern Ant-style, below the root package, as in {@code *}{@code /package-info.class}
   */
  static Stream<MetadataReader> matching(String pattern) {
    var factory = new SimpleMetadataReaderFactory();
    try {
      var location = "classpath*:" + ROOT.replace('.', '/') + pattern;
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(location))
          .map(resource -> read(resource, factory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the package directly below the root, which is the module's. */
  static String module(MetadataReader type) {
    var name = type.getClassMetadata().getClassName();
    return name.substring(ROOT.length(), name.indexOf('.', ROOT.length()));
  }

  private static MetadataReader read(Resource type, MetadataReaderFactory factory) {
    try {
      return factory.getMetadataReader(type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
