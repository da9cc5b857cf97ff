/**
 * Handles the money of bookings: charges mentees, keeps the ledger, issues invoices and pays
 * mentors.
 */
@NullMarked
@Extractable(unit = "account")
@ApplicationModule(
    displayName = "Billing",
    allowedDependencies = {
      "kernel :: caching",
      "kernel :: money",
      "kernel :: paging",
      "kernel :: routing",
      "kernel :: persistence",
      "kernel :: schema",
      "kernel :: task",
      "kernel :: time",
      "kernel :: web",
      "eventing :: figures",
      "eventing :: publishing",
      "access :: identity",
      "access :: member-data",
      "members :: events",
      "scheduling :: events",
      "scheduling :: funding"
    })
package dev.tandem.billing;

import dev.tandem.kernel.routing.Extractable;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
