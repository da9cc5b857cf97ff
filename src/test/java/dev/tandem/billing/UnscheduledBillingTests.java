package dev.tandem.billing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * Starts billing alone, without its schedules and in a database of its own, for tests that write
 * long histories or need nothing else to be due.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BillingTests
@TestPropertySource(properties = {"tandem.billing.gateway-tick=1d", "tandem.billing.due-tick=1d"})
public @interface UnscheduledBillingTests {}
