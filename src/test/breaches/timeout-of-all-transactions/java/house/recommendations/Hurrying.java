package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Hurrying {
  private final org.springframework.transaction.support.TransactionTemplate template;

  Hurrying(org.springframework.transaction.support.TransactionTemplate template) {
    this.template = template;
    template.setTimeout(3);
  }
}
