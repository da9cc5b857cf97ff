package dev.tandem.readiness.codebase;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.kernel.schema.SharedModules;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;

/** What the packages below the root declare: each is a module. */
record ModuleDeclarations(Codebase codebase) {

  SortedMap<String, DeclaredModule> find() {
    var found = new TreeMap<String, DeclaredModule>();
    codebase.classes.stream()
        .filter(it -> it.getSimpleName().equals("package-info"))
        .filter(it -> it.getPackageName().startsWith(codebase.rootPackage + "."))
        .filter(it -> it.getPackageName().indexOf('.', codebase.rootPackage.length() + 1) < 0)
        .filter(it -> !codebase.belongsToPlatform(it))
        .map(this::readModule)
        .forEach(module -> found.put(module.name(), module));
    return found;
  }

  private DeclaredModule readModule(JavaClass info) {
    var base = info.getPackageName();
    var name = base.substring(codebase.rootPackage.length() + 1);
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
    for (var type : codebase.classes) {
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
}
