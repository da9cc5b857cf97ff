package dev.tandem.portal;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages that combine fragments of several modules. */
@Controller
class PortalPages {

  @GetMapping("/")
  String home(Caller caller, Model model) {
    model.addAttribute("mentee", caller.is(Role.MENTEE));
    model.addAttribute("mentor", caller.is(Role.MENTOR));
    model.addAttribute("operator", caller.is(Role.OPERATOR));
    model.addAttribute("newcomer", caller.roles().isEmpty());
    model.addAttribute("me", caller.memberId());
    return "portal/home";
  }

  @GetMapping("/portal/mentors")
  String mentors(HttpServletRequest request, Model model) {
    model.addAttribute("query", queryOf(request));
    return "portal/mentors";
  }

  @GetMapping("/portal/mentors/{id}")
  String mentor(@PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("query", queryOf(request));
    return "portal/mentor";
  }

  /** Public: shows the link to sign in to visitors who are not signed in. */
  @GetMapping("/portal/fragments/navigation")
  String navigation(HttpServletRequest request, Model model) {
    addNavigation(request, model);
    return "portal/navigation";
  }

  /** The menu for browsers without scripts, to which the head of each page leads. */
  @GetMapping("/portal/menu")
  String menu(HttpServletRequest request, Model model) {
    addNavigation(request, model);
    return "portal/menu";
  }

  private static void addNavigation(HttpServletRequest request, Model model) {
    var roles = Arrays.stream(Role.values()).filter(it -> request.isUserInRole(it.name())).toList();
    model.addAttribute("links", Navigation.links(roles));
    model.addAttribute("groups", Navigation.groups(roles));
    model.addAttribute("signedIn", request.getRemoteUser() != null);
  }

  private static String queryOf(HttpServletRequest request) {
    var query = request.getQueryString();
    return query == null ? "" : "?" + query;
  }
}
