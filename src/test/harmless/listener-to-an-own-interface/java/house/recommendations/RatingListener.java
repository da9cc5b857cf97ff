package house.recommendations;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class RatingListener {
  @ApplicationModuleListener(id = "recommendations.ratings")
  void on(RatingGiven event) {}
}
