package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.resolvers.ClassResolver;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds library classes for ArchUnit (see {@code archunit.properties}) and caches their locations.
 * Without the cache the checks would spend most of their time searching a hundred jars for
 * thousands of classes, again for each codebase.
 */
public final class CachingClassResolver implements ClassResolver {

  private static final Map<String, Optional<URI>> CACHE = new ConcurrentHashMap<>();

  private ClassUriImporter importer = uri -> Optional.empty();

  @Override
  public void setClassUriImporter(ClassUriImporter importer) {
    this.importer = importer;
  }

  @Override
  public Optional<JavaClass> tryResolve(String typeName) {
    return CACHE.computeIfAbsent(typeName, CachingClassResolver::find).flatMap(importer::tryImport);
  }

  private static Optional<URI> find(String typeName) {
    var file = typeName.replace('.', '/') + ".class";
    var loader = Objects.requireNonNull(CachingClassResolver.class.getClassLoader());
    return Optional.ofNullable(loader.getResource(file)).map(it -> URI.create(it.toString()));
  }
}
