package house.recommendations;

import java.util.UUID;
import java.util.concurrent.SubmissionPublisher;
import org.springframework.stereotype.Component;

@Component
class Flowing {
  private final SubmissionPublisher<UUID> ranked = new SubmissionPublisher<>(Runnable::run, 8);

  void ranked(UUID mentor) {
    ranked.submit(mentor);
  }
}
