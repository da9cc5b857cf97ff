package house.billing;

import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
class BillingTests {}
