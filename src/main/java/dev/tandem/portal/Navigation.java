package dev.tandem.portal;

import dev.tandem.access.identity.Role;
import java.util.Collection;
import java.util.List;

/** The menu of each role: links, and after them groups of links, in their order. */
final class Navigation {

  record NavigationLink(String name, String address) {}

  /** Links that belong together; the menu shows them once the group is opened. */
  record NavigationGroup(String name, List<NavigationLink> links) {}

  private static final NavigationLink HOME = new NavigationLink("Home", "/");
  private static final NavigationLink FIND =
      new NavigationLink("Find a mentor", "/recommendations/mentors");
  private static final NavigationLink SESSIONS =
      new NavigationLink("My sessions", "/scheduling/sessions");
  private static final NavigationLink MESSAGES =
      new NavigationLink("Messages", "/notifications/messages");
  private static final NavigationLink PROFILE = new NavigationLink("Profile", "/members/profile");

  private Navigation() {}

  static List<NavigationLink> links(Collection<Role> roles) {
    return roles.stream().sorted().flatMap(it -> links(it).stream()).distinct().toList();
  }

  static List<NavigationGroup> groups(Collection<Role> roles) {
    return roles.stream().sorted().flatMap(it -> groups(it).stream()).toList();
  }

  private static List<NavigationLink> links(Role role) {
    return switch (role) {
      case MENTEE ->
          List.of(
              HOME,
              FIND,
              SESSIONS,
              new NavigationLink("Invoices", "/billing/invoices"),
              MESSAGES,
              PROFILE);
      case MENTOR ->
          List.of(
              HOME,
              new NavigationLink("My week", "/scheduling/week"),
              SESSIONS,
              new NavigationLink("Availability", "/scheduling/availability"),
              new NavigationLink("Offerings", "/scheduling/offerings"),
              new NavigationLink("Earnings", "/billing/earnings"),
              MESSAGES,
              PROFILE);
      case OPERATOR -> List.of(HOME, new NavigationLink("Bookings", "/scheduling/bookings"));
    };
  }

  /** Those of operators, by what operators look after. */
  private static List<NavigationGroup> groups(Role role) {
    return switch (role) {
      case MENTEE, MENTOR -> List.of();
      case OPERATOR ->
          List.of(
              new NavigationGroup(
                  "People",
                  List.of(
                      new NavigationLink("Members", "/members/people"),
                      new NavigationLink("Mentor applications", "/members/applications"),
                      new NavigationLink("Listed mentors", "/portal/mentors"),
                      new NavigationLink("Cohorts", "/members/cohorts"),
                      new NavigationLink("Erasures", "/preferences/erasures"))),
              new NavigationGroup(
                  "Money",
                  List.of(
                      new NavigationLink("Ledger", "/billing/ledger"),
                      new NavigationLink("Invoices", "/billing/invoices"))),
              new NavigationGroup(
                  "Messages",
                  List.of(
                      new NavigationLink("Outbox", "/notifications/outbox"),
                      new NavigationLink("Addresses", "/notifications/addresses"))),
              new NavigationGroup(
                  "Running",
                  List.of(
                      new NavigationLink("Events", "/eventing"),
                      new NavigationLink("Rollout", "/rollout"),
                      new NavigationLink("Signals", "/signals"),
                      new NavigationLink("Migrations of preferences", "/preferences/migration"),
                      new NavigationLink("Architecture", "/architecture"))));
    };
  }
}
