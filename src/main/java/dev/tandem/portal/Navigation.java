package dev.tandem.portal;

import dev.tandem.access.identity.Role;
import java.util.Collection;
import java.util.List;

/** Where a role goes every day, in the order in which it goes there. */
final class Navigation {

  record Place(String name, String address) {}

  private static final Place HOME = new Place("Home", "/");
  private static final Place FIND = new Place("Find a mentor", "/portal/mentors");
  private static final Place SESSIONS = new Place("My sessions", "/scheduling/sessions");
  private static final Place PROFILE = new Place("Profile", "/members/profile");

  private Navigation() {}

  static List<Place> of(Collection<Role> roles) {
    return roles.stream().sorted().flatMap(it -> of(it).stream()).distinct().toList();
  }

  private static List<Place> of(Role role) {
    return switch (role) {
      case MENTEE ->
          List.of(HOME, FIND, SESSIONS, new Place("Invoices", "/billing/invoices"), PROFILE);
      case MENTOR ->
          List.of(
              HOME,
              new Place("My week", "/scheduling/week"),
              SESSIONS,
              new Place("Availability", "/scheduling/availability"),
              new Place("Offerings", "/scheduling/offerings"),
              new Place("Earnings", "/billing/earnings"),
              PROFILE);
      case OPERATOR ->
          List.of(
              HOME,
              new Place("Bookings", "/scheduling/bookings"),
              new Place("People", "/members/people"),
              new Place("Cohorts", "/members/cohorts"),
              new Place("Mentors", "/portal/mentors"),
              new Place("Ledger", "/billing/ledger"),
              new Place("Invoices", "/billing/invoices"),
              new Place("Events", "/eventing"),
              new Place("Rollout", "/rollout"),
              new Place("Architecture", "/architecture"));
    };
  }
}
