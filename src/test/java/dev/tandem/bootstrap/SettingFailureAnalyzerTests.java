package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.secret.SecretKeys;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

/** What an operator reads who has set something that cannot be. */
@NoDatabase
class SettingFailureAnalyzerTests {

  private final SettingFailureAnalyzer analyzer = new SettingFailureAnalyzer();

  @Test
  void aWeakKeyIsNamedInOneSentence() {
    assertThatThrownBy(() -> new SecretKeys("test", "tandem.access.link-key", "short", List.of()))
        .satisfies(refusal ->
            assertThat(description(new BeanCreationException("links", "no bean", refusal)))
                .isEqualTo(
                    "Tandem cannot start: tandem.access.link-key needs at least 32 characters that nobody can guess."));
  }

  @Test
  void aRefusalBehindAnotherIsFound() {
    var refusal = new IllegalArgumentException("tandem.signals.cycle-days must be 1 to 366");

    assertThat(description(new IllegalArgumentException("no such value", refusal)))
        .isEqualTo("Tandem cannot start: tandem.signals.cycle-days must be 1 to 366.");
  }

  @Test
  void whatIsNotAboutASettingIsLeftToOthers() {
    assertThat(analyzer.analyze(new IllegalArgumentException("No bean tandem.x."))).isNull();
  }

  private String description(Throwable failure) {
    return analyzer.analyze(failure).getDescription();
  }
}
