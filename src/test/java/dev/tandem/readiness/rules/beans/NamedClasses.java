package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.ClassFileConstants.StringConstant;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds names of modules' classes and packages in text, also where a name is put together. */
public final class NamedClasses {

  private static final String SEPARATOR = "\u0002";
  private static final Pattern LOADING_EXPRESSION =
      Pattern.compile("#\\{.*(forName|loadClass|\\.getBean)\\b");

  private NamedClasses() {}

  /**
   * @param description what a module does with the name, as a clause after the module's name
   */
  public record NamedClass(String description) {}

  /**
   * The foreign classes and packages that a constant names. A sentence for people names none.
   *
   * @param own the name of the module that has the constant, or empty
   */
  public static Stream<NamedClass> in(Codebase codebase, String own, StringConstant constant) {
    var text = constant.value().replace(SEPARATOR, "");
    if (!constant.concatenated() && constant.annotation().isEmpty() && isSentence(text)) {
      return Stream.empty();
    }
    if (!constant.concatenated() && isPutTogether(codebase, own, text)
        || !constant.annotation().isEmpty() && LOADING_EXPRESSION.matcher(text).find()) {
      return Stream.of(
          new NamedClass(
              "puts the name of a class together at run time: \"" + readable(text) + "\""));
    }
    return codebase.modules.values().stream()
        .filter(module -> !module.name().equals(own))
        .filter(module -> names(codebase, text, module))
        .filter(module -> !isPublishedTo(codebase, own, module, text))
        .filter(module -> !constant.concatenated() || isJoined(codebase, constant, module))
        .map(module ->
            new NamedClass(
                "names the class \"" + nameIn(codebase, text, module) + "\" of " + module.name()));
  }

  /** The modules whose classes or packages the text names. */
  public static Stream<String> modulesIn(Codebase codebase, String text) {
    return codebase.modules.values().stream()
        .filter(module -> names(codebase, text, module))
        .map(DeclaredModule::name);
  }

  private static boolean isSentence(String text) {
    return text.strip().contains(" ");
  }

  /**
   * The root package, followed by something that is known only at run time. Start-up code and the
   * shared kernel search the class path below the root for what all modules have.
   */
  private static boolean isPutTogether(Codebase codebase, String own, String text) {
    var module = codebase.modules.get(own);
    if (module == null || module.inKernel()) {
      return false;
    }
    var root = codebase.rootPackage;
    return text.contains(root + "." + ClassFileConstants.PLACEHOLDER)
        || text.contains(root.replace('.', '/') + "/" + ClassFileConstants.PLACEHOLDER)
        || text.equals(root + ".");
  }

  private static boolean names(Codebase codebase, String text, DeclaredModule module) {
    return pattern(codebase, module).matcher(text).find();
  }

  private static String nameIn(Codebase codebase, String text, DeclaredModule module) {
    var found = pattern(codebase, module).matcher(text);
    return found.find() ? readable(found.group()) : readable(text);
  }

  private static Pattern pattern(Codebase codebase, DeclaredModule module) {
    return codebase.cached(
        "name of " + module.name(),
        () ->
            Pattern.compile(
                "(?<![\\w.])"
                    + module.basePackage().replace(".", "[./]")
                    + "(?!\\w)[\\w./$\u0001]*"));
  }

  /** No single piece names the module, only all of them together. */
  private static boolean isJoined(
      Codebase codebase, StringConstant constant, DeclaredModule module) {
    return Stream.of(constant.value().split(SEPARATOR))
        .noneMatch(piece -> names(codebase, piece, module));
  }

  private static boolean isPublishedTo(
      Codebase codebase, String own, DeclaredModule other, String text) {
    var name = nameIn(codebase, text, other).replace('/', '.');
    var reader = codebase.modules.get(own);
    return reader != null
        && other.namedInterfaces().entrySet().stream()
            .filter(published -> name.startsWith(published.getKey()))
            .anyMatch(published ->
                reader
                    .allowedDependencies()
                    .contains(
                        new DeclaredModule.AllowedDependency(other.name(), published.getValue())));
  }

  private static String readable(String text) {
    return text.replace(ClassFileConstants.PLACEHOLDER, '?').strip();
  }
}
