package dev.tandem.notifications.compose;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the HTML of a message. */
@Component
public class HtmlPart {

  private final ITemplateEngine templates;

  HtmlPart(ITemplateEngine templates) {
    this.templates = templates;
  }

  public String render(ComposedMessage message) {
    var context = new Context(message.language());
    context.setVariable("message", message);
    return templates.process("notifications/mail", context);
  }
}
