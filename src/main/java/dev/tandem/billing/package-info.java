/**
 * Accounts for every booking: takes the money, keeps the ledger, writes the invoices, pays the
 * mentors.
 */
@NullMarked
@Extractable(unit = "account")
@ApplicationModule(
    displayName = "Billing",
    allowedDependencies = {
      "kernel :: money",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: time",
      "kernel :: web",
      "eventing :: publishing",
      "access :: identity",
      "members :: events",
      "scheduling :: events",
      "scheduling :: funding"
    })
package dev.tandem.billing;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
