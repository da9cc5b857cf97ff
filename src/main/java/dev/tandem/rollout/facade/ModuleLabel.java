package dev.tandem.rollout.facade;

/**
 * How a module is called in messages to users.
 *
 * @param name as the subject of a sentence, in the plural
 * @param stillWorking a sentence that says what works without the module
 */
record ModuleLabel(String name, String stillWorking) {

  static ModuleLabel of(String module) {
    return switch (module) {
      case "billing" ->
          new ModuleLabel(
              "Payments",
              "You can still find mentors, see your sessions and book. New bookings wait for their payment.");
      case "scheduling" ->
          new ModuleLabel(
              "Sessions and bookings",
              "You can still find mentors, and see your invoices, your earnings and your profile.");
      case "recommendations" ->
          new ModuleLabel(
              "Recommendations and ratings",
              "You can still search all mentors, book, and see your sessions.");
      case "notifications" ->
          new ModuleLabel(
              "Messages", "Messages wait until they can be sent, and everything else works.");
      case "preferences" ->
          new ModuleLabel("Preferences", "What you chose still holds, and everything else works.");
      default -> new ModuleLabel("Some pages", "Everything else works.");
    };
  }
}
