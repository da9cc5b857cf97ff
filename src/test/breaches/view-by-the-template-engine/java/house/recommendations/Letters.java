package house.recommendations;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

@Component
class Letters {
  private final ITemplateEngine templates;

  Letters(ITemplateEngine templates) {
    this.templates = templates;
  }

  String letter() {
    return templates.process("billing/invoices", new Context());
  }
}
