package house.recommendations;

import house.billing.events.InvoiceFinalised;

/** Comes after {@link InvoiceFinalised}. */
class Mentioning {}
