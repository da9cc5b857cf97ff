package house.recommendations;

import org.springframework.stereotype.Component;

/** Explains a ranking; nothing here reads billing.invoice. */
@Component
class Explanation {

  /** select total from billing.invoice: that is what we do not do. */
  String sentence(String mentor) {
    return mentor
        + " is listed first. Invoices are kept in billing.invoice, from where we never read.";
  }
}
