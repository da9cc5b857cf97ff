package house.recommendations;

import org.springframework.web.bind.annotation.RestController;

@RestController
class SpendingPage implements Purchases {
  @Override
  public String spending() {
    return "";
  }
}
