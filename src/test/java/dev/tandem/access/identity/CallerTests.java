package dev.tandem.access.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.web.Problem;
import dev.tandem.testing.NoDatabase;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@NoDatabase
class CallerTests {

  private static final UUID ME = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"MENTEE, mentees", "MENTOR, mentors", "OPERATOR, operators"})
  void whoHasNotTheRoleReadsForWhomItIs(Role role, String people) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> new Caller(ME, Set.of()).require(role))
        .satisfies(problem -> {
          assertThat(problem.getStatusCode().value()).isEqualTo(403);
          assertThat(problem.getBody().getDetail()).isEqualTo("Only " + people + " may do this.");
        });
    assertThatCode(() -> new Caller(ME, Set.of(role)).require(role)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void whatBelongsToOthersDoesNotExistButForOperators(Role role) {
    var caller = new Caller(ME, Set.of(role));

    assertThatCode(() -> caller.requireToSee(ME, "session")).doesNotThrowAnyException();
    if (role == Role.OPERATOR) {
      assertThatCode(() -> caller.requireToSee(UUID.randomUUID(), "session"))
          .doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> caller.requireToSee(UUID.randomUUID(), "session"))
          .matches(problem -> problem.getStatusCode().value() == 404)
          .withMessageContaining("There is no such session");
    }
  }
}
