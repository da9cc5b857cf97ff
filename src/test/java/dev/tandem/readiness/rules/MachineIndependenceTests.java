package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.Codebase;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The machine's language, zone and charset change nothing (decision 0017). Error Prone refuses
 * calls that format with them when the code is compiled; this also finds references to such
 * methods, and the defaults themselves.
 */
class MachineIndependenceTests {

  private static final Set<String> DEFAULTS =
      Set.of(
          "java.util.Locale.getDefault()",
          "java.time.ZoneId.systemDefault()",
          "java.util.TimeZone.getDefault()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()");
  private static final String FORMATTED = "java.lang.String.formatted([Ljava.lang.Object;)";

  @Test
  void noCodeAsksTheMachineHowToWriteNumbersAndLetters() {
    var found =
        Codebase.tandem().classes.stream()
            .flatMap(type -> Stream.concat(uses(type), references(type)))
            .toList();

    assertThat(found)
        .as("uses of the machine's language, zone or charset; pass Locale.ROOT, a zone or UTF-8")
        .isEmpty();
  }

  private static Stream<String> uses(JavaClass type) {
    return Stream.concat(
            type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
        .filter(access -> DEFAULTS.contains(target(access)))
        .map(JavaCodeUnitAccess::getDescription);
  }

  private static Stream<String> references(JavaClass type) {
    return type.getMethodReferencesFromSelf().stream()
        .filter(access -> target(access).equals(FORMATTED))
        .map(JavaCodeUnitAccess::getDescription);
  }

  private static String target(JavaCodeUnitAccess<?> access) {
    return access.getTarget().getFullName();
  }
}
