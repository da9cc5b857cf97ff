package house.recommendations;

import org.springframework.web.bind.annotation.GetMapping;

interface Purchases {
  @GetMapping("/billing/spending")
  String spending();
}
