package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.resolvers.ClassResolver;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the classes of libraries for ArchUnit (see {@code archunit.properties}) and remembers where
 * they are: to look through a hundred jars for each of thousands of classes, again for each house,
 * is what the checks would spend most of their time on.
 */
public final class KnownClasses implements ClassResolver {

  private static final Map<String, Optional<URI>> KNOWN = new ConcurrentHashMap<>();

  private ClassUriImporter importer = uri -> Optional.empty();

  @Override
  public void setClassUriImporter(ClassUriImporter importer) {
    this.importer = importer;
  }

  @Override
  public Optional<JavaClass> tryResolve(String typeName) {
    return KNOWN.computeIfAbsent(typeName, KnownClasses::find).flatMap(importer::tryImport);
  }

  private static Optional<URI> find(String typeName) {
    var file = typeName.replace('.', '/') + ".class";
    var loader = Objects.requireNonNull(KnownClasses.class.getClassLoader());
    return Optional.ofNullable(loader.getResource(file)).map(it -> URI.create(it.toString()));
  }
}
