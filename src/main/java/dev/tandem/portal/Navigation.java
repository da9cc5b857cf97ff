package dev.tandem.portal;

import dev.tandem.access.identity.Role;
import java.util.Collection;
import java.util.List;

/** The links of the menu for each role, in their order. */
final class Navigation {

  record NavigationLink(String name, String address) {}

  private static final NavigationLink HOME = new NavigationLink("Home", "/");
  private static final NavigationLink FIND = new NavigationLink("Find a mentor", "/portal/mentors");
  private static final NavigationLink SESSIONS =
      new NavigationLink("My sessions", "/scheduling/sessions");
  private static final NavigationLink MESSAGES =
      new NavigationLink("Messages", "/notifications/messages");
  private static final NavigationLink PROFILE = new NavigationLink("Profile", "/members/profile");

  private Navigation() {}

  static List<NavigationLink> of(Collection<Role> roles) {
    return roles.stream().sorted().flatMap(it -> of(it).stream()).distinct().toList();
  }

  private static List<NavigationLink> of(Role role) {
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
      case OPERATOR ->
          List.of(
              HOME,
              new NavigationLink("Bookings", "/scheduling/bookings"),
              new NavigationLink("People", "/members/people"),
              new NavigationLink("Cohorts", "/members/cohorts"),
              new NavigationLink("Mentors", "/portal/mentors"),
              new NavigationLink("Ledger", "/billing/ledger"),
              new NavigationLink("Invoices", "/billing/invoices"),
              new NavigationLink("Outbox", "/notifications/outbox"),
              new NavigationLink("Erasures", "/preferences/erasures"),
              new NavigationLink("Migrations", "/preferences/migration"),
              new NavigationLink("Events", "/eventing"),
              new NavigationLink("Rollout", "/rollout"),
              new NavigationLink("Architecture", "/architecture"));
    };
  }
}
