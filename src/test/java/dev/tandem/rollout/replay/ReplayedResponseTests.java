package dev.tandem.rollout.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;

@NoDatabase
class ReplayedResponseTests {

  @Test
  void takesACharsetByItselfAndByItsName() {
    var response = new ReplayedResponse(new AnswerBuffer(new KeptBytes(1_000), 1_000));
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(UTF_8);
    response.getWriter().print("ü");
    assertThat(response.answer().body()).isEqualTo("ü".getBytes(UTF_8));
    assertThat(response.getCharacterEncoding()).isEqualToIgnoringCase("utf-8");
  }
}
