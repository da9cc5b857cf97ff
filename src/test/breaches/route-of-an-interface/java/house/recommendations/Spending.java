package house.recommendations;

import org.springframework.web.bind.annotation.GetMapping;

interface Spending {
  @GetMapping("/billing/spending")
  String spending();
}
