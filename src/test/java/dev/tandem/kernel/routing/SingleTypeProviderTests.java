package dev.tandem.kernel.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import dev.tandem.testing.NoDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NoDatabase
class SingleTypeProviderTests {

  private final OpenFeatureAPI features = OpenFeatureAPI.createIsolated();
  private Client client;

  @BeforeEach
  void provide() {
    features.setProviderAndWait(new Warmth());
    client = features.getClient();
  }

  @AfterEach
  void shutdown() {
    features.shutdown();
  }

  @Test
  void answersItsType() {
    assertThat(client.getIntegerValue("warmth", 0)).isEqualTo(21);
  }

  @Test
  void answersAnotherTypeWithTheDefaultAndSaysWhichTypeItHas() {
    var answers =
        Stream.<FlagEvaluationDetails<?>>of(
            client.getBooleanDetails("warmth", true),
            client.getStringDetails("warmth", "warm"),
            client.getDoubleDetails("warmth", 0.5),
            client.getObjectDetails("warmth", new Value("warm")));

    assertThat(answers)
        .allMatch(it -> it.getErrorCode() == ErrorCode.TYPE_MISMATCH)
        .allMatch(it -> "A warmth is a whole number".equals(it.getErrorMessage()))
        .extracting(it -> (Object) it.getValue())
        .containsExactly(true, "warm", 0.5, new Value("warm"));
  }

  @Test
  void answersAFlagThatItDoesNotKnowWithTheDefault() {
    var answer = client.getIntegerDetails("cold", 3);

    assertThat(answer.getValue()).isEqualTo(3);
    assertThat(answer.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
  }

  private static final class Warmth extends SingleTypeProvider {

    Warmth() {
      super("Warmth", "A warmth is a whole number");
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
        String flag, Integer defaultValue, EvaluationContext context) {
      return flag.equals("warmth")
          ? ProviderEvaluation.<Integer>builder().value(21).build()
          : notFound(defaultValue, "There is no " + flag);
    }
  }
}
