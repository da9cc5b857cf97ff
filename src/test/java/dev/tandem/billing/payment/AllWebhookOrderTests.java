package dev.tandem.billing.payment;

import dev.tandem.billing.BillingTests;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Every order of every set of webhooks. */
@BillingTests
@Tag("slow")
class AllWebhookOrderTests extends WebhookOrderTests {

  @Override
  List<List<String>> selected(List<List<String>> possible) {
    return possible;
  }
}
