package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the rules look at: the modules under one root package with their classes, sources,
 * migrations and resources. Several layers can lie over each other, the first wins: so a breach is
 * laid over a sound house.
 */
final class House {

  static final Set<String> SHARED = Set.of("kernel", "eventing", "access");

  final String root;
  final List<Layer> layers;
  final ClassLoader loader;
  final Map<String, Path> classFiles;
  final JavaClasses code;
  final SortedMap<String, Module> modules;
  private final Map<Path, List<String>> sources = new ConcurrentHashMap<>();
  private final Map<Object, SingletonSupplier<?>> found = new ConcurrentHashMap<>();

  /** Folders of one layer; those that do not exist are empty. */
  record Layer(Path classes, Path sources, Path migrations, Path resources, Path contracts) {}

  House(String root, ClassLoader loader, Layer... layers) {
    this.root = root;
    this.loader = loader;
    this.layers = List.of(layers);
    this.classFiles = classFiles();
    this.code = new ClassFileImporter().importPaths(classFiles.values());
    this.modules = modules();
  }

  /** Tandem itself, imported once. */
  static House tandem() {
    return Tandem.HOUSE;
  }

  private static final class Tandem {
    static final House HOUSE =
        new House(
            "dev.tandem",
            House.class.getClassLoader(),
            new Layer(
                classesOf(dev.tandem.Tandem.class),
                Path.of("src/main/java"),
                Path.of("db/migration"),
                Path.of("src/main/resources"),
                Path.of("module-docs")));
  }

  Optional<Module> moduleOf(JavaClass type) {
    return modules.values().stream().filter(it -> it.owns(type)).findFirst();
  }

  Stream<JavaClass> classesOf(Module module) {
    return once(
        module,
        () ->
            code.stream()
                .filter(module::owns)
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList())
        .stream();
  }

  /** What takes long to find and does not change; several may ask at the same time. */
  @SuppressWarnings("unchecked")
  <T> T once(Object what, Supplier<T> search) {
    return (T) found.computeIfAbsent(what, it -> SingletonSupplier.of(search)).obtain();
  }

  /** All classes of modules, each with its module. */
  Stream<Owned> owned() {
    return once("owned", () -> ownedNow().toList()).stream();
  }

  private Stream<Owned> ownedNow() {
    return modules.values().stream().flatMap(it -> classesOf(it).map(type -> new Owned(it, type)));
  }

  record Owned(Module module, JavaClass type) {}

  Path sourceOf(JavaClass type) {
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

  /** Where a type is declared, or the line of it on which a word stands. */
  String where(JavaClass type, String... words) {
    var path = sourceOf(type);
    return path.toString().replace('\\', '/') + ":" + line(path, words(type, words));
  }

  String where(JavaClass type, int line) {
    return line > 0 ? sourceOf(type).toString().replace('\\', '/') + ":" + line : where(type);
  }

  String where(JavaCodeUnit unit) {
    return where(unit.getOwner(), " " + unit.getName() + "(");
  }

  private static String[] words(JavaClass type, String... words) {
    var name = type.getSimpleName();
    return Stream.concat(
            Arrays.stream(words),
            Stream.of("class " + name, "record " + name, "interface " + name, "enum " + name))
        .toArray(String[]::new);
  }

  int line(Path path, String... words) {
    var lines = sources.computeIfAbsent(path, House::lines);
    for (var word : words) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(word)) {
          return i + 1;
        }
      }
    }
    return 1;
  }

  /** Files of all layers below a folder of theirs, by their path in it; the first layer wins. */
  SortedMap<String, Path> files(java.util.function.Function<Layer, Path> folder, String suffix) {
    var found = new TreeMap<String, Path>();
    for (var layer : layers) {
      var base = folder.apply(layer);
      for (var file : walk(base)) {
        if (file.toString().endsWith(suffix)) {
          found.putIfAbsent(base.relativize(file).toString().replace('\\', '/'), file);
        }
      }
    }
    return found;
  }

  List<Texts.Text> textsOf(JavaClass type) {
    var file = type.getName().substring(root.length() + 1).replace('.', '/') + ".class";
    return classFiles.containsKey(file) ? Texts.of(classFiles.get(file)) : List.of();
  }

  /** All texts in the classes of modules. */
  Stream<Said> said() {
    return once("said", () -> saidNow().toList()).stream();
  }

  private Stream<Said> saidNow() {
    return owned().flatMap(it -> textsOf(it.type()).stream().map(text -> new Said(it, text)));
  }

  record Said(Owned by, Texts.Text text) {

    String module() {
      return by.module().name();
    }

    String where(House house) {
      return text.line() > 0
          ? house.where(by.type(), text.line())
          : house.where(by.type(), "\"" + text.value().lines().findFirst().orElse(""));
    }
  }

  /** The compiled tests of the house; a house without a test folder has them among its classes. */
  Stream<JavaClass> tests() {
    return root.equals("dev.tandem") ? Tests.CLASSES.stream() : code.stream();
  }

  private static final class Tests {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(it -> !it.contains("/dev/tandem/readiness/"))
            .importPaths(classesOf(House.class).resolve("dev/tandem"));
  }

  static Stream<JavaClass> readinessTests() {
    return ReadinessTests.CLASSES.stream();
  }

  private static final class ReadinessTests {
    static final JavaClasses CLASSES =
        new ClassFileImporter().importPaths(classesOf(House.class).resolve("dev/tandem/readiness"));
  }

  static Path classesOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Path> classFiles() {
    return new TreeMap<>(files(it -> it.classes().resolve(root.replace('.', '/')), ".class"));
  }

  private SortedMap<String, Module> modules() {
    var found = new TreeMap<String, Module>();
    code.stream()
        .filter(it -> it.getSimpleName().equals("package-info"))
        .filter(it -> it.getPackageName().startsWith(root + "."))
        .filter(it -> it.getPackageName().indexOf('.', root.length() + 1) < 0)
        .map(this::module)
        .forEach(it -> found.put(it.name(), it));
    return found;
  }

  private Module module(JavaClass info) {
    var base = info.getPackageName();
    var name = base.substring(root.length() + 1);
    var annotation = info.tryGetAnnotationOfType(ApplicationModule.class);
    var allowed = annotation.map(ApplicationModule::allowedDependencies).orElse(new String[0]);
    var explicit =
        annotation.isPresent()
            && annotation.get().type() == ApplicationModule.Type.CLOSED
            && !Arrays.asList(allowed).contains(ApplicationModule.OPEN_TOKEN);
    return new Module(
        name,
        base,
        annotation.map(ApplicationModule::displayName).filter(it -> !it.isEmpty()).orElse(name),
        info,
        interfaces(base),
        Arrays.stream(allowed).map(Module.Allowed::parse).toList(),
        explicit,
        SHARED.contains(name));
  }

  private SortedMap<String, String> interfaces(String base) {
    var found = new TreeMap<String, String>();
    for (var type : code) {
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

  static Collection<Path> walk(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path path) {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
