package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The input of the rules: the modules under one root package with their classes, sources,
 * migrations and resources. Layers can be stacked, and the first layer that has a file wins; a
 * planted violation is a layer over the valid codebase.
 */
public final class Codebase {

  private static final Comparator<JavaClass> BY_NAME = Comparator.comparing(JavaClass::getName);

  public final String rootPackage;
  public final List<SourceLayer> layers;
  public final ClassLoader classLoader;
  final Map<String, Path> classFiles;
  public final JavaClasses classes;
  public final SortedMap<String, DeclaredModule> modules;
  private final @Nullable Codebase base;
  private final SourceLocations locations;
  private final Map<Object, SingletonSupplier<?>> cache = new ConcurrentHashMap<>();
  private final Map<String, Optional<DeclaredModule>> modulesByPackage = new ConcurrentHashMap<>();

  /** Folders of one layer; a folder that does not exist counts as empty. */
  public record SourceLayer(
      Path classes, Path sources, Path migrations, Path resources, Path contracts) {}

  public Codebase(String rootPackage, ClassLoader classLoader, SourceLayer... layers) {
    this(rootPackage, classLoader, null, null, layers);
  }

  private Codebase(
      String rootPackage,
      ClassLoader classLoader,
      @Nullable Codebase base,
      @Nullable JavaClasses imported,
      SourceLayer... layers) {
    this.base = base;
    this.rootPackage = rootPackage;
    this.classLoader = classLoader;
    this.layers = List.of(layers);
    this.locations = new SourceLocations(this.layers);
    this.classFiles = findClassFiles();
    this.classes =
        imported == null ? new ClassFileImporter().importPaths(classFiles.values()) : imported;
    this.modules = new ModuleDeclarations(this).find();
  }

  /** A codebase with the same classes and other files. */
  public Codebase withLayers(SourceLayer... others) {
    return new Codebase(rootPackage, classLoader, this, classes, others);
  }

  /** A codebase that lies over this one, with other classes and files. */
  public Codebase withClasses(ClassLoader loader, SourceLayer... others) {
    return new Codebase(rootPackage, loader, this, null, others);
  }

  /** The codebase over which this one lies, if any. */
  public Optional<Codebase> base() {
    return Optional.ofNullable(base);
  }

  /** The codebase of Tandem, imported once. */
  public static Codebase tandem() {
    return TandemCodebase.CODEBASE;
  }

  private static final class TandemCodebase {
    static final Codebase CODEBASE =
        new Codebase(
            "dev.tandem",
            Codebase.class.getClassLoader(),
            new SourceLayer(
                SourceFiles.classesOf(dev.tandem.Tandem.class),
                Path.of("src/main/java"),
                ModuleScripts.FOLDER,
                Path.of("src/main/resources"),
                Path.of("module-docs")));
  }

  public Optional<DeclaredModule> moduleOf(JavaClass type) {
    return modulesByPackage.computeIfAbsent(
        type.getPackageName(),
        name -> modules.values().stream().filter(it -> it.owns(name)).findFirst());
  }

  /**
   * Whether the class is in the root package or in {@code bootstrap}, which start the platform and
   * are part of no module.
   */
  public boolean belongsToPlatform(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(rootPackage) || (name + ".").startsWith(rootPackage + ".bootstrap.");
  }

  /** The classes that start the platform, in the root package and in {@code bootstrap}. */
  public Stream<JavaClass> platformClasses() {
    return classes.stream().filter(this::belongsToPlatform).sorted(BY_NAME);
  }

  /** Compiled classes that are part of no module and not of the platform. */
  public Stream<JavaClass> classesOfNobody() {
    return classes.stream()
        .filter(type -> moduleOf(type).isEmpty() && !belongsToPlatform(type))
        .sorted(BY_NAME);
  }

  public Stream<JavaClass> classesOf(DeclaredModule module) {
    return cached(module, () -> classes.stream().filter(module::owns).sorted(BY_NAME).toList())
        .stream();
  }

  /** Computes an expensive value once for each key; several threads may ask at the same time. */
  @SuppressWarnings("unchecked")
  public <T> T cached(Object key, Supplier<T> search) {
    return (T) cache.computeIfAbsent(key, it -> SingletonSupplier.of(search)).obtain();
  }

  /** The class itself, not initialized. */
  public Class<?> load(JavaClass type) {
    try {
      return Class.forName(type.getName(), false, classLoader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All classes of modules, each with its module. */
  public Stream<ModuleClass> moduleClasses() {
    return cached("module classes", () -> findModuleClasses().toList()).stream();
  }

  private Stream<ModuleClass> findModuleClasses() {
    return modules.values().stream()
        .flatMap(module -> classesOf(module).map(type -> new ModuleClass(module, type)));
  }

  public record ModuleClass(DeclaredModule module, JavaClass type) {}

  public Path sourceOf(JavaClass type) {
    return locations.sourceOf(type);
  }

  /** File and line of a type's declaration, or of the first of the words that is in its source. */
  public String locationOf(JavaClass type, String... words) {
    return locations.of(type, words);
  }

  public String locationOf(JavaClass type, int line) {
    return locations.of(type, line);
  }

  public String locationOf(JavaCodeUnit unit) {
    return locations.of(unit.getOwner(), " " + unit.getName() + "(");
  }

  public int lineOf(Path path, String... words) {
    return locations.lineOf(path, words);
  }

  /**
   * Files below one folder of each layer, by their path relative to that folder; the first layer
   * wins.
   */
  public SortedMap<String, Path> filesByPath(Function<SourceLayer, Path> folder, String suffix) {
    var found = new TreeMap<String, Path>();
    for (var layer : layers) {
      var base = folder.apply(layer);
      for (var file : SourceFiles.below(base)) {
        if (file.toString().endsWith(suffix)) {
          found.putIfAbsent(base.relativize(file).toString().replace('\\', '/'), file);
        }
      }
    }
    return found;
  }

  public List<ClassFileConstants.StringConstant> constantsOf(JavaClass type) {
    return classFileOf(type).map(ClassFileConstants::of).orElse(List.of());
  }

  /** The class file of a class of the codebase. */
  public Optional<Path> classFileOf(JavaClass type) {
    return Optional.ofNullable(classFiles.get(type.getName().replace('.', '/') + ".class"));
  }

  /** All string constants in the classes of modules. */
  public Stream<ModuleConstant> moduleConstants() {
    return cached("module constants", () -> findModuleConstants().toList()).stream();
  }

  private Stream<ModuleConstant> findModuleConstants() {
    return moduleClasses()
        .flatMap(moduleClass ->
            constantsOf(moduleClass.type()).stream()
                .map(text -> new ModuleConstant(moduleClass, text)));
  }

  public record ModuleConstant(ModuleClass owner, ClassFileConstants.StringConstant constant) {

    public String module() {
      return owner.module().name();
    }

    public String location(Codebase codebase) {
      return constant.line() > 0
          ? codebase.locationOf(owner.type(), constant.line())
          : codebase.locationOf(
              owner.type(), "\"" + constant.value().lines().findFirst().orElse(""));
    }
  }

  /** The migrations by their path, which begins with the module's name. */
  public SortedMap<String, Path> migrations() {
    return filesByPath(SourceLayer::migrations, ".sql");
  }

  /** The class files under the root package. */
  public Collection<Path> classFilePaths() {
    return classFiles.values();
  }

  private Map<String, Path> findClassFiles() {
    var found = new TreeMap<>(filesByPath(SourceLayer::classes, ".class"));
    found.remove("module-info.class");
    return found;
  }
}
