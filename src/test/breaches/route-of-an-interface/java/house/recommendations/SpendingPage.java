package house.recommendations;

import org.springframework.web.bind.annotation.RestController;

@RestController
class SpendingPage implements Spending {
  @Override
  public String spending() {
    return "";
  }
}
