package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.resolvers.ClassResolver;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds library classes for ArchUnit (see {@code archunit.properties}) and caches what can be seen
 * of them. Without the cache the checks would spend most of their time searching a hundred jars for
 * thousands of classes, and reading their code, again for each codebase.
 */
public final class CachingClassResolver implements ClassResolver {

  private static final Map<String, Optional<Found>> CACHE = new ConcurrentHashMap<>();

  /**
   * @param location where the class is
   * @param readable a class file without code, if the class is in a library
   */
  private record Found(URI location, URI readable) {}

  private ClassUriImporter importer = uri -> Optional.empty();

  @Override
  public void setClassUriImporter(ClassUriImporter importer) {
    this.importer = importer;
  }

  @Override
  public Optional<JavaClass> tryResolve(String typeName) {
    return CACHE
        .computeIfAbsent(typeName, CachingClassResolver::find)
        .map(Found::readable)
        .flatMap(importer::tryImport);
  }

  /** The jar or folder entry, or the module of the JDK's image, that has the class. */
  public static Optional<URI> locationOf(JavaClass type) {
    return Optional.ofNullable(CACHE.get(type.getName()))
        .flatMap(found -> found)
        .map(Found::location)
        .or(() -> type.getSource().map(Source::getUri));
  }

  private static Optional<Found> find(String typeName) {
    var file = typeName.replace('.', '/') + ".class";
    var loader = Objects.requireNonNull(CachingClassResolver.class.getClassLoader());
    return Optional.ofNullable(loader.getResource(file))
        .map(it -> URI.create(it.toString()))
        .map(it ->
            new Found(it, it.getScheme().equals("file") ? it : Signatures.copyOf(typeName, it)));
  }
}
