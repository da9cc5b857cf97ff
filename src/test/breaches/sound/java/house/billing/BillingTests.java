package house.billing;

import dev.tandem.testing.ModuleTest;

@ModuleTest
class BillingTests {}
