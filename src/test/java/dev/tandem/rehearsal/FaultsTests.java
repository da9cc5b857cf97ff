package dev.tandem.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.NoDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NoDatabase
class FaultsTests {

  static Stream<Fault> faults() {
    return Faults.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void canBeCompiledIntoTheProductAsItIsToday(Fault fault, @TempDir Path folder) {
    assertThatCode(() -> Candidate.write(fault, folder)).doesNotThrowAnyException();
  }

  @Test
  void refusesAFaultThatTheSourceHasNoPlaceFor() {
    var fault = Faults.all().getFirst();

    assertThatThrownBy(() -> fault.compiledInto("class Money {}"))
        .hasMessageContaining("exactly once")
        .hasMessageContaining(fault.file());
    assertThatThrownBy(() -> fault.compiledInto(fault.text() + fault.text()))
        .hasMessageContaining("exactly once");
  }
}
