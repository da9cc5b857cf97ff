package dev.tandem.notifications.compose;

import dev.tandem.notifications.compose.ComposedMessage.Fact;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.util.ArrayList;
import java.util.List;

/** What a message lists below its text: which session, when, with whom, how much. */
final class MessageFacts {

  private MessageFacts() {}

  static List<Fact> of(Parameters parameters, MessageValues values) {
    var facts = new ArrayList<Fact>();
    if (parameters.find(Parameter.OFFERING).isPresent()) {
      facts.add(fact("session", values.title(), values));
    }
    values.when().ifPresent(when -> facts.add(fact("when", when, values)));
    if (parameters.find(Parameter.PART).isPresent()
        && parameters.find(Parameter.MENTOR).isPresent()) {
      facts.add(fact("with", values.apply("other-dative"), values));
    }
    parameters.find(Parameter.NUMBER).ifPresent(it -> facts.add(fact("number", it, values)));
    parameters
        .amount()
        .filter(amount -> !amount.isZero())
        .ifPresent(_ -> facts.add(fact("amount", values.apply("amount"), values)));
    parameters
        .money(Parameter.VAT)
        .filter(vat -> !vat.isZero())
        .ifPresent(_ -> facts.add(fact("vat", values.apply("vat"), values)));
    parameters
        .find(Parameter.UNTIL)
        .ifPresent(_ -> facts.add(fact("until", values.apply("until"), values)));
    return facts;
  }

  private static Fact fact(String name, String value, MessageValues values) {
    return new Fact(values.texts().get("fact." + name, values), value);
  }
}
