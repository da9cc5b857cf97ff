package house.recommendations;

import house.kernel.answers.Answers;
import org.springframework.stereotype.Component;

@Component
class Questions {
  private final Answers answers;

  Questions(Answers answers) {
    this.answers = answers;
  }

  String open() {
    return answers.to("open bookings");
  }
}
