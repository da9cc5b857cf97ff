package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tandem.kernel.schema.SharedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;
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
  private final Map<Path, List<String>> linesByFile = new ConcurrentHashMap<>();
  private final Map<Object, SingletonSupplier<?>> cache = new ConcurrentHashMap<>();

  /** Folders of one layer; a folder that does not exist counts as empty. */
  public record SourceLayer(
      Path classes, Path sources, Path migrations, Path resources, Path contracts) {}

  public Codebase(String rootPackage, ClassLoader classLoader, SourceLayer... layers) {
    this(rootPackage, classLoader, null, layers);
  }

  private Codebase(
      String rootPackage,
      ClassLoader classLoader,
      @Nullable JavaClasses imported,
      SourceLayer... layers) {
    this.rootPackage = rootPackage;
    this.classLoader = classLoader;
    this.layers = List.of(layers);
    this.classFiles = findClassFiles();
    this.classes =
        imported == null ? new ClassFileImporter().importPaths(classFiles.values()) : imported;
    this.modules = findModules();
  }

  /** A codebase with the same classes and other files. */
  public Codebase withLayers(SourceLayer... others) {
    return new Codebase(rootPackage, classLoader, classes, others);
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
                classesOf(dev.tandem.Tandem.class),
                Path.of("src/main/java"),
                Path.of("db/migration"),
                Path.of("src/main/resources"),
                Path.of("module-docs")));
  }

  public Optional<DeclaredModule> moduleOf(JavaClass type) {
    return modules.values().stream().filter(it -> it.owns(type)).findFirst();
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
    var file =
        type.getPackageName().replace('.', '/')
            + "/"
            + type.getSource().flatMap(it -> it.getFileName()).orElse(type.getSimpleName());
    return layers.stream()
        .map(it -> it.sources().resolve(file))
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(file));
  }

  /** File and line of a type's declaration, or of the first of the words that is in its source. */
  public String locationOf(JavaClass type, String... words) {
    var path = sourceOf(type);
    return path.toString().replace('\\', '/')
        + ":"
        + lineOf(path, withDeclarationWords(type, words));
  }

  public String locationOf(JavaClass type, int line) {
    return line > 0 ? sourceOf(type).toString().replace('\\', '/') + ":" + line : locationOf(type);
  }

  public String locationOf(JavaCodeUnit unit) {
    return locationOf(unit.getOwner(), " " + unit.getName() + "(");
  }

  private static String[] withDeclarationWords(JavaClass type, String... words) {
    var name = type.getSimpleName();
    return Stream.concat(
            Arrays.stream(words),
            Stream.of("class " + name, "record " + name, "interface " + name, "enum " + name))
        .toArray(String[]::new);
  }

  public int lineOf(Path path, String... words) {
    var lines = linesByFile.computeIfAbsent(path, Codebase::linesOf);
    for (var word : words) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(word)) {
          return i + 1;
        }
      }
    }
    return 1;
  }

  /**
   * Files below one folder of each layer, by their path relative to that folder; the first layer
   * wins.
   */
  public SortedMap<String, Path> filesByPath(Function<SourceLayer, Path> folder, String suffix) {
    var found = new TreeMap<String, Path>();
    for (var layer : layers) {
      var base = folder.apply(layer);
      for (var file : filesBelow(base)) {
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

  /** The compiled tests of the codebase; a planted codebase has them among its other classes. */
  public Stream<JavaClass> testClasses() {
    return rootPackage.equals("dev.tandem") ? TestClasses.CLASSES.stream() : classes.stream();
  }

  private static final class TestClasses {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(it -> !it.contains("/dev/tandem/readiness/"))
            .importPaths(classesOf(Codebase.class).resolve("dev/tandem"));
  }

  public static Stream<JavaClass> readinessTestClasses() {
    return ReadinessTestClasses.CLASSES.stream();
  }

  private static final class ReadinessTestClasses {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .importPaths(classesOf(Codebase.class).resolve("dev/tandem/readiness"));
  }

  public static Path classesOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
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

  private SortedMap<String, DeclaredModule> findModules() {
    var found = new TreeMap<String, DeclaredModule>();
    classes.stream()
        .filter(it -> it.getSimpleName().equals("package-info"))
        .filter(it -> it.getPackageName().startsWith(rootPackage + "."))
        .filter(it -> it.getPackageName().indexOf('.', rootPackage.length() + 1) < 0)
        .filter(it -> !belongsToPlatform(it))
        .map(this::readModule)
        .forEach(module -> found.put(module.name(), module));
    return found;
  }

  private DeclaredModule readModule(JavaClass info) {
    var base = info.getPackageName();
    var name = base.substring(rootPackage.length() + 1);
    var annotation = info.tryGetAnnotationOfType(ApplicationModule.class);
    var allowed = annotation.map(ApplicationModule::allowedDependencies).orElse(new String[0]);
    var explicit =
        annotation.isPresent()
            && annotation.get().type() == ApplicationModule.Type.CLOSED
            && !Arrays.asList(allowed).contains(ApplicationModule.OPEN_TOKEN);
    return new DeclaredModule(
        name,
        base,
        annotation.map(ApplicationModule::displayName).filter(it -> !it.isEmpty()).orElse(name),
        info,
        namedInterfaces(base),
        Arrays.stream(allowed).map(DeclaredModule.AllowedDependency::parse).toList(),
        explicit,
        SharedModules.NAMES.contains(name));
  }

  private SortedMap<String, String> namedInterfaces(String base) {
    var found = new TreeMap<String, String>();
    for (var type : classes) {
      if (type.getPackageName().startsWith(base + ".")
          && type.getSimpleName().equals("package-info")
          && type.isAnnotatedWith(NamedInterface.class)) {
        var named = type.getAnnotationOfType(NamedInterface.class);
        var names = named.name().length > 0 ? named.name() : named.value();
        found.put(type.getPackageName(), names[0]);
      }
    }
    return found;
  }

  public static Collection<Path> filesBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String> linesOf(Path path) {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
