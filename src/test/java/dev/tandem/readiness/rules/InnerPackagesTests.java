package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.InnerPackages;
import dev.tandem.readiness.codebase.InnerPackages.Arrow;
import dev.tandem.readiness.codebase.JavadocSentences;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages inside each module: small, described, and with arrows in one direction only. */
class InnerPackagesTests {

  /** A package is one screen. */
  private static final int MAX_FILES = 25;

  private static final Codebase CODEBASE = Codebase.tandem();

  static Stream<String> modules() {
    return AllowedArrows.MODULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aPackageUsesOnlyThePackagesItIsAllowedTo(String module) {
    var allowed = AllowedArrows.of(module);
    var forbidden =
        packagesOf(module)
            .arrows()
            .filter(arrow -> !allowed.targetsOf(arrow.from()).contains(arrow.to()))
            .map(arrow -> message(module, arrow, allowed))
            .distinct()
            .collect(Collectors.joining("\n"));
    assertThat(forbidden).withFailMessage("\n" + forbidden).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theAllowedArrowsHaveNoCycleAndAreAllUsed(String module) {
    var allowed = AllowedArrows.of(module);
    assertThat(allowed.cycles()).as("cycles of the arrows allowed inside %s", module).isEmpty();
    assertThat(allowed.edges())
        .as("the arrows allowed inside %s; remove from AllowedArrows what no code needs", module)
        .isEqualTo(packagesOf(module).graph().edges());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aPackageIsOneScreenAndSaysInOneSentenceWhatItIsFor(String module) {
    var packages = packagesOf(module);
    assertThat(packages.fileCounts())
        .allSatisfy((name, files) ->
            assertThat(files)
                .as("files in %s.%s; split it where few types use each other", module, name)
                .isLessThanOrEqualTo(MAX_FILES));
    packages.names().stream()
        .filter(name -> !name.equals(InnerPackages.ROOT))
        .forEach(name -> {
          var declaration = packages.declarations().get(name);
          assertThat(declaration).as("package-info of %s.%s", module, name).isNotNull();
          assertThat(declaration.isAnnotatedWith(NullMarked.class)).isTrue();
          assertThat(JavadocSentences.ofPackage(CODEBASE, declaration)).endsWith(".");
        });
  }

  /** Flat modules are small enough; the others must have their arrows declared. */
  @ParameterizedTest
  @MethodSource("allModules")
  void aModuleWithInnerPackagesHasItsArrowsDeclaredAndAFlatOneIsOneScreen(String module) {
    var packages = packagesOf(module);
    var isFlat = packages.graph().edges().isEmpty();
    assertThat(isFlat || AllowedArrows.MODULES.containsKey(module))
        .as("%s has packages that use each other: declare them in AllowedArrows", module)
        .isTrue();
    assertThat(packages.fileCounts().values())
        .as("files in the packages of %s", module)
        .allSatisfy(files -> assertThat(files).isLessThanOrEqualTo(MAX_FILES));
  }

  static Stream<String> allModules() {
    return CODEBASE.modules.keySet().stream();
  }

  private static InnerPackages packagesOf(String module) {
    return new InnerPackages(CODEBASE, CODEBASE.rootPackage + "." + module);
  }

  private static String message(String module, Arrow arrow, DependencyGraph allowed) {
    var mayUse = String.join(", ", allowed.targetsOf(arrow.from()));
    return """
    Decision 0114: inside a module the packages use each other in one direction only.
      %1$s.%2$s uses %3$s of %1$s.%4$s
      at       %5$s
      Why not  %2$s may use %6$s; an arrow that is not listed would let the two depend on each other
      Instead  move the class to the package that needs it, pass the value as a parameter, or declare an
               interface in %2$s and implement it in %4$s
      More     module-docs/decisions/0114-*.md; only an arrow that closes no cycle may be added to AllowedArrows
    """
        .formatted(
            module,
            arrow.from(),
            arrow.targetName(),
            arrow.to(),
            CODEBASE.locationOf(
                arrow.dependency().getOriginClass(),
                arrow.dependency().getSourceCodeLocation().getLineNumber()),
            mayUse.isEmpty() ? "no other package of the module" : mayUse);
  }
}
