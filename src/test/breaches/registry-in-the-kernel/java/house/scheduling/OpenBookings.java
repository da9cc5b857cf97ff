package house.scheduling;

import house.kernel.answers.Answer;
import org.springframework.stereotype.Component;

@Component
class OpenBookings implements Answer {
  @Override
  public String to(String question) {
    return "open";
  }
}
